package almanac.projection;

import almanac.operation.event.OperationEvent.DeadLetterDiscarded;
import almanac.operation.event.OperationEvent.DeadLetterRetried;
import almanac.projection.ProjectionCommand.DiscardDeadLetter;
import almanac.projection.ProjectionCommand.RetryDeadLetters;
import almanac.projection.ProjectionQuery.GetDeadLetter;
import almanac.projection.ProjectionQuery.ListDeadLetters;
import almanac.projection.Projectors.Projector;
import almanac.row.Page;
import almanac.shared.ErrorCode;
import almanac.store.DeadLetterPolicy;
import almanac.store.Savepoints;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcDeadLetter;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Shows, retries and discards the events that async projections could not fold. A stream's letters are tried in their
 * order, up to the first that fails again; each attempt is kept as an event in the transaction of its effects.
 */
@Component
class DeadLetters {

    private final Projectors projectors;
    private final DeadLetterTable table;
    private final FeedTable feeds;
    private final ProjectionReplay replay;
    private final Savepoints savepoints;
    private final Operations operations;
    private final ObjectProvider<EventProcessingConfiguration> processing;

    DeadLetters(
            Projectors projectors,
            DeadLetterTable table,
            FeedTable feeds,
            ProjectionReplay replay,
            Savepoints savepoints,
            Operations operations,
            ObjectProvider<EventProcessingConfiguration> processing) {
        this.projectors = projectors;
        this.table = table;
        this.feeds = feeds;
        this.replay = replay;
        this.savepoints = savepoints;
        this.operations = operations;
        this.processing = processing;
    }

    @CommandHandler
    void decide(RetryDeadLetters command) {
        Projector feed = projectors.feedNamed(command.projection());
        String letter = command.letter();
        List<String> streams =
                letter == null ? table.streams(feed.name(), command.most()) : List.of(streamOf(feed, letter));
        streams.forEach(stream -> retry(feed, stream));
    }

    private void retry(Projector feed, String stream) {
        table.hold(feed.name(), stream);
        SequencedDeadLetterQueue<EventMessage<?>> queue = queue(feed);
        for (DeadLetter<? extends EventMessage<?>> letter : letters(queue, stream)) {
            boolean isFolded = isFolded(feed, letter, queue);
            operations.record(new DeadLetterRetried(
                    feed.name(), id(letter), letter.message().getIdentifier(), isFolded));
            if (!isFolded) {
                return;
            }
        }
    }

    private boolean isFolded(
            Projector feed,
            DeadLetter<? extends EventMessage<?>> letter,
            SequencedDeadLetterQueue<EventMessage<?>> queue) {
        try {
            savepoints.around(() -> replay.fold(feed, (DomainEventMessage<?>) letter.message()));
        } catch (Exception e) { // whatever keeps it from being folded, it stays a dead letter
            queue.requeue(
                    letter, known -> DeadLetterPolicy.failedAgain(known, NestedExceptionUtils.getMostSpecificCause(e)));
            return false;
        }
        queue.evict(letter);
        return true;
    }

    @CommandHandler
    void decide(DiscardDeadLetter command) {
        Projector feed = projectors.feedNamed(command.projection());
        SequencedDeadLetterQueue<EventMessage<?>> queue = queue(feed);
        DeadLetterV1 known = letter(feed, command.letter());
        letters(queue, streamOf(feed, command.letter())).stream()
                .filter(letter -> id(letter).equals(command.letter()))
                .forEach(queue::evict);
        operations.record(new DeadLetterDiscarded(feed.name(), command.letter(), known.event(), command.reason()));
    }

    @QueryHandler
    Page<DeadLetterV1> answer(ListDeadLetters query) {
        Projector feed = projectors.feedNamed(query.projection());
        return new Page<>(
                table.oldest(
                        feed.name(), query.window().offset(), query.window().limit()),
                feeds.deadLetters(feed.name()));
    }

    @QueryHandler
    DeadLetterV1 answer(GetDeadLetter query) {
        return letter(projectors.feedNamed(query.projection()), query.letter());
    }

    private DeadLetterV1 letter(Projector feed, String letter) {
        return table.find(feed.name(), letter)
                .orElseThrow(() -> ErrorCode.DEAD_LETTER_NOT_FOUND.with(feed.name(), letter));
    }

    private String streamOf(Projector feed, String letter) {
        return table.streamOf(feed.name(), letter)
                .orElseThrow(() -> ErrorCode.DEAD_LETTER_NOT_FOUND.with(feed.name(), letter));
    }

    private SequencedDeadLetterQueue<EventMessage<?>> queue(Projector feed) {
        return processing.getObject().deadLetterQueue(feed.name()).orElseThrow();
    }

    private static List<DeadLetter<? extends EventMessage<?>>> letters(
            SequencedDeadLetterQueue<EventMessage<?>> queue, String stream) {
        List<DeadLetter<? extends EventMessage<?>>> letters = new ArrayList<>();
        queue.deadLetterSequence(stream).forEach(letters::add);
        return letters;
    }

    private static String id(DeadLetter<?> letter) {
        return ((JdbcDeadLetter<?>) letter).getIdentifier();
    }
}
