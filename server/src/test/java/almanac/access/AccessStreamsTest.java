package almanac.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.server.Server;
import almanac.shared.Actor;
import almanac.shared.DomainException;
import almanac.shared.EventFacts;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** What commands have applied is not applied again with the log, and what was lost is. */
class AccessStreamsTest {

    private static final String STREAM = "a-stream-of-this-test";

    private final AccessStreams streams = new AccessStreams(Server.running().database(), true);

    @AfterEach
    void leave_nothing_behind() {
        Server.running().database().update("delete from access_stream where stream_id = ?", STREAM);
    }

    @Test
    void an_event_is_applied_once_whichever_way_it_comes_first() {
        assertThat(streams.isNext(fromCommand(0))).isTrue();
        assertThat(streams.isNext(fromLog(0))).isFalse();
        assertThat(streams.isNext(fromLog(1))).isTrue();
        assertThat(streams.isNext(fromCommand(2))).isTrue();
        assertThat(streams.isNext(fromLog(1))).isFalse();
        assertThat(streams.isNext(fromLog(2))).isFalse();
    }

    @Test
    void a_command_waits_for_what_was_lost_before_it() {
        streams.isNext(fromCommand(0));
        assertThatThrownBy(() -> streams.isNext(fromCommand(2))).isInstanceOf(DomainException.class);
        assertThat(streams.isNext(fromLog(1))).isTrue();
        assertThat(streams.isNext(fromCommand(2))).isTrue();
    }

    @Test
    void a_log_with_a_hole_is_a_fault() {
        assertThatThrownBy(() -> streams.isNext(fromLog(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("event 1 of stream " + STREAM);
    }

    @Test
    void the_log_waits_for_a_command_that_is_about_to_commit() throws Exception {
        CountDownLatch applied = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        TransactionOperations transaction = Server.running().bean(TransactionOperations.class);
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var command = threads.submit(() -> transaction.execute(status -> {
                boolean isNext = streams.isNext(fromCommand(0));
                applied.countDown();
                await(mayCommit);
                return isNext;
            }));
            applied.await();
            CompletableFuture<Boolean> log = CompletableFuture.supplyAsync(() -> streams.isNext(fromLog(0)), threads);
            assertThat(log).isNotCompleted();
            mayCommit.countDown();
            assertThat(command.get()).isTrue();
            assertThat(log.get()).isFalse();
        }
    }

    @Test
    void the_log_applies_what_a_command_rolled_back() {
        TransactionOperations transaction = Server.running().bean(TransactionOperations.class);
        transaction.executeWithoutResult(status -> {
            assertThat(streams.isNext(fromCommand(0))).isTrue();
            status.setRollbackOnly();
        });
        assertThat(streams.isNext(fromLog(0))).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static EventFacts fromCommand(long sequence) {
        return new EventFacts(STREAM, sequence, Instant.EPOCH, Actor.SYSTEM, false);
    }

    private static EventFacts fromLog(long sequence) {
        return new EventFacts(STREAM, sequence, Instant.EPOCH, Actor.SYSTEM, true);
    }
}
