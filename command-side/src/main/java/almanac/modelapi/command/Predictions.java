package almanac.modelapi.command;

import almanac.modelapi.command.PredictionCommand.FailPrediction;
import almanac.modelapi.command.PredictionCommand.ForgetPrediction;
import almanac.modelapi.command.PredictionCommand.RequestPrediction;
import almanac.modelapi.command.PredictionCommand.SucceedPrediction;
import almanac.modelapi.event.PredictionEvent;
import almanac.modelapi.event.PredictionEvent.PredictionFailed;
import almanac.modelapi.event.PredictionEvent.PredictionForgotten;
import almanac.modelapi.event.PredictionEvent.PredictionRequested;
import almanac.modelapi.event.PredictionEvent.PredictionSucceeded;
import almanac.shared.ErrorCode;
import almanac.storage.prediction.PredictionQueue;
import almanac.storage.prediction.PredictionQueue.Fresh;
import almanac.storage.prediction.PredictionQueue.Keyed;
import almanac.storage.prediction.PredictionQueue.State;
import java.time.Duration;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Decides on asynchronous predictions. The queue and the events are changed in one transaction: what was accepted is
 * kept, and what takes a prediction out of the queue is its one end.
 */
@Component
class Predictions {

    private static final String STREAM_TYPE = "AsyncPrediction";
    private static final Duration KEYS_HOLD = Duration.ofHours(24);
    private static final int REQUESTED = 0;
    private static final int ENDED = 1;
    private static final int FORGOTTEN = 2;

    private final EventStore events;
    private final PredictionQueue queue;
    private final int mostWaiting;

    Predictions(
            EventStore events,
            PredictionQueue queue,
            @Value("${almanac.predictions.most-waiting:1000}") int mostWaiting) {
        this.events = events;
        this.queue = queue;
        this.mostWaiting = mostWaiting;
    }

    @CommandHandler
    void decide(RequestPrediction command) {
        if (command.key() != null) {
            queue.freeKey(command.api(), command.key(), command.at().minus(KEYS_HOLD));
        }
        Fresh fresh = new Fresh(
                command.prediction(), command.api(), command.request(), command.at(), command.key(), command.digest());
        if (isRepeated(command)) {
            return;
        }
        if (!queue.add(fresh, mostWaiting)) {
            if (isRepeated(command)) { // by a request that came at the same time
                return;
            }
            throw ErrorCode.PREDICTIONS_WAIT.with(command.api(), mostWaiting);
        }
        publish(
                REQUESTED,
                new PredictionRequested(
                        command.prediction(), command.api(), command.bytes(), command.digest(), command.token()));
    }

    private boolean isRepeated(RequestPrediction command) {
        Optional<Keyed> former = command.key() == null ? Optional.empty() : queue.keyed(command.api(), command.key());
        former.filter(keyed -> !keyed.digest().equals(command.digest())).ifPresent(_ -> {
            throw ErrorCode.PREDICTION_KEY_USED.with();
        });
        return former.isPresent();
    }

    @CommandHandler
    void decide(SucceedPrediction command) {
        queue.end(command.prediction(), State.SUCCEEDED, command.outcome(), command.version(), command.at())
                .ifPresent(ended -> publish(
                        ENDED,
                        new PredictionSucceeded(
                                command.prediction(),
                                ended.api(),
                                command.version(),
                                command.durationMs(),
                                command.resultBytes())));
    }

    @CommandHandler
    void decide(FailPrediction command) {
        queue.end(command.prediction(), State.FAILED, command.outcome(), command.version(), command.at())
                .ifPresent(ended -> publish(
                        ENDED,
                        new PredictionFailed(
                                command.prediction(),
                                ended.api(),
                                command.version(),
                                command.kind(),
                                command.durationMs())));
    }

    @CommandHandler
    void decide(ForgetPrediction command) {
        if (queue.forget(command.prediction())) {
            publish(FORGOTTEN, new PredictionForgotten(command.prediction()));
        }
    }

    private void publish(int position, PredictionEvent event) {
        events.publish(
                new GenericDomainEventMessage<>(STREAM_TYPE, event.prediction().value(), position, event));
    }
}
