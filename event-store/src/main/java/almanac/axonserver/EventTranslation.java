package almanac.axonserver;

import almanac.store.LoggedEvent;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import java.time.Instant;
import java.util.List;
import org.axonframework.axonserver.connector.util.GrpcMetaDataConverter;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Translates events of the Axon Server into lines of the log, and into messages. */
@Component
@WhenJoined
class EventTranslation {

    private final Serializer events;
    private final GrpcMetaDataConverter metaData;
    private final EventUpcaster upcasters;

    EventTranslation(@Qualifier("eventSerializer") Serializer events, Configuration configuration) {
        this.events = events;
        this.metaData = new GrpcMetaDataConverter(events);
        this.upcasters = configuration.upcasterChain();
    }

    LoggedEvent logged(EventWithToken received) {
        Event event = received.getEvent();
        boolean isOfAggregate = !event.getAggregateIdentifier().isEmpty();
        return new LoggedEvent(
                LogCopy.position(received.getToken()),
                event.getMessageIdentifier(),
                Instant.ofEpochMilli(event.getTimestamp()),
                isOfAggregate ? event.getAggregateIdentifier() : event.getMessageIdentifier(),
                isOfAggregate ? event.getAggregateSequenceNumber() : 0,
                isOfAggregate ? event.getAggregateType() : null,
                event.getPayload().getType(),
                nullIfEmpty(event.getPayload().getRevision()),
                event.getPayload().getData().toStringUtf8(),
                json(metaData.convert(event.getMetaDataMap())));
    }

    private String json(MetaData converted) {
        return events.serialize(converted, String.class).getData();
    }

    private static @Nullable String nullIfEmpty(String text) {
        return text.isEmpty() ? null : text;
    }

    List<DomainEventMessage<?>> messages(List<LoggedEvent> logged) {
        return EventUtils.upcastAndDeserializeTrackedEvents(
                        logged.stream().map(EventTranslation::entry), events, upcasters)
                .<DomainEventMessage<?>>map(event -> (DomainEventMessage<?>) event)
                .toList();
    }

    private static TrackedDomainEventData<String> entry(LoggedEvent event) {
        return new TrackedDomainEventData<>(new GlobalSequenceTrackingToken(event.position()), new Line(event));
    }

    /** A line of the log as the framework's upcasters and serializers take it. */
    private record Line(LoggedEvent event) implements DomainEventData<String> {

        @Override
        public String getEventIdentifier() {
            return event.id();
        }

        @Override
        public Instant getTimestamp() {
            return event.time();
        }

        @Override
        public SerializedObject<String> getMetaData() {
            return new SerializedMetaData<>(event.metaData(), String.class);
        }

        @Override
        public SerializedObject<String> getPayload() {
            return new SimpleSerializedObject<>(event.payload(), String.class, event.type(), event.revision());
        }

        @Override
        public @Nullable String getType() {
            return event.streamType();
        }

        @Override
        public String getAggregateIdentifier() {
            return event.stream();
        }

        @Override
        public long getSequenceNumber() {
            return event.sequence();
        }
    }
}
