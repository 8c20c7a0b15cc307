package almanac.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.shared.DomainException;
import almanac.web.BodyMemory.Share;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What bodies in memory may take. */
@Timeout(30)
class BodyMemoryTest {

    private static final int EACH = 100;

    private final BodyMemory memory = new BodyMemory((long) EACH * BodyMemory.SENDERS, EACH);

    @Test
    void a_sender_gets_his_share_and_others_theirs() {
        try (Share first = memory.share("ana");
                Share second = memory.share("ana");
                Share other = memory.share("bo")) {
            first.hold(EACH - 1);
            second.hold(1);
            other.hold(EACH);
            assertThatThrownBy(() -> second.hold(1)).isInstanceOf(DomainException.class);
        }
        try (Share again = memory.share("ana")) {
            again.hold(EACH);
        }
    }

    @Test
    void all_of_them_together_get_no_more_than_there_is() {
        try (Share others = memory.share("others")) {
            for (int n = 0; n < BodyMemory.SENDERS; n++) {
                hold("sender " + n);
            }
            assertThatThrownBy(() -> others.hold(1)).isInstanceOf(DomainException.class);
        }
    }

    @SuppressWarnings("resource") // held on purpose
    private void hold(String sender) {
        memory.share(sender).hold(EACH);
    }

    @Test
    void a_body_waits_for_its_turn_until_the_one_before_is_worked_off() throws InterruptedException {
        CountDownLatch waits = new CountDownLatch(1);
        CountDownLatch hasTurn = new CountDownLatch(1);
        Share first = memory.share("ana");
        first.hold(EACH);
        first.awaitTurn();
        Thread second = Thread.ofVirtual().start(() -> {
            try (Share share = memory.share("bo")) {
                share.hold(EACH);
                waits.countDown();
                share.awaitTurn();
                hasTurn.countDown();
            }
        });
        waits.await();
        assertThat(hasTurn.getCount()).isOne();
        first.close();
        second.join();
        assertThat(hasTurn.getCount()).isZero();
    }
}
