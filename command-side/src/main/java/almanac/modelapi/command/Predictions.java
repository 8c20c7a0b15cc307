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
import almanac.storage.prediction.PredictionQueue.State;
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
        Fresh fresh = new Fresh(command.prediction(), command.api(), command.request(), command.at());
        if (!queue.add(fresh, mostWaiting)) {
            throw ErrorCode.PREDICTIONS_WAIT.with(command.api(), mostWaiting);
        }
        publish(
                REQUESTED,
                new PredictionRequested(
                        command.prediction(), command.api(), command.bytes(), command.digest(), command.token()));
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
