package almanac.store;

import almanac.role.ForRole;
import almanac.role.Role;
import almanac.shared.AsyncProjection;
import almanac.shared.IdSource;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.deadletter.jdbc.DeadLetterSchema;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures how each {@link AsyncProjection} follows the log: from the first event on, in one segment (so that its
 * tables are as of one position), with its position and its dead letters in the database.
 */
@Configuration(proxyBeanMethods = false)
class FeedConfiguration {

    private static final int BATCH_SIZE = 200;

    /** Limit at which a projection stops; its operator should have heard of dead letters long before. */
    private static final int MOST_DEAD_LETTERS = 1_000_000;

    /** Interval at which a server looks for projections to take over: those silent for the configured time. */
    private static final long LOOKS_FOR_LEFT_ONES_EVERY = 1_000; // milliseconds

    private static final long IS_HEARD_OF_EVERY = 1_000; // milliseconds

    @Bean
    TokenSchema tokenSchema() {
        return TokenSchema.builder()
                .setTokenTable("token_entry")
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("time_stamp")
                .build();
    }

    /**
     * Names this server so that no other has the name: the framework's own is the same in two containers of one image.
     */
    @Bean
    TokenStore tokenStore(
            ConnectionProvider connections,
            TokenSchema schema,
            Serializer serializer,
            IdSource ids,
            @Value("${axon.eventhandling.tokenstore.claim-timeout}") Duration claimTimeout) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .schema(schema)
                .serializer(serializer)
                .claimTimeout(claimTimeout)
                .nodeId(ManagementFactory.getRuntimeMXBean().getName() + " " + ids.next())
                .build();
    }

    @Bean
    DeadLetterSchema deadLetterSchema() {
        return DeadLetterSchema.builder()
                .deadLetterTable("dead_letter_entry")
                .deadLetterIdentifierColumn("dead_letter_id")
                .processingGroupColumn("processing_group")
                .sequenceIdentifierColumn("sequence_identifier")
                .sequenceIndexColumn("sequence_index")
                .messageTypeColumn("message_type")
                .eventIdentifierColumn("event_identifier")
                .timestampColumn("time_stamp")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .metaDataColumn("meta_data")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .tokenTypeColumn("token_type")
                .enqueuedAtColumn("enqueued_at")
                .lastTouchedColumn("last_touched")
                .processingStartedColumn("processing_started")
                .causeTypeColumn("cause_type")
                .causeMessageColumn("cause_message")
                .build();
    }

    @Bean
    @ForRole(Role.QUERY)
    ConfigurerModule feeds(
            ListableBeanFactory beans,
            ConnectionProvider connections,
            TransactionManager transactions,
            @Qualifier("log") ObjectProvider<EventStore> log,
            DeadLetterSchema schema,
            FeedFaults faults,
            @Qualifier("eventSerializer") Serializer events,
            Serializer general) {
        return configurer -> {
            EventProcessingConfigurer processing = configurer.eventProcessing();
            groups(beans).forEach(group -> {
                processing.registerPooledStreamingEventProcessor(
                        group,
                        configuration -> log.getObject(),
                        (configuration, feed) -> feed.initialSegmentCount(1)
                                .batchSize(BATCH_SIZE)
                                .tokenClaimInterval(LOOKS_FOR_LEFT_ONES_EVERY)
                                .claimExtensionThreshold(IS_HEARD_OF_EVERY)
                                .initialToken(StreamableMessageSource::createTailToken));
                processing.registerDeadLetterQueue(
                        group,
                        configuration -> new FeedLetters(JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                                .processingGroup(group)
                                .connectionProvider(connections)
                                .transactionManager(transactions)
                                .schema(schema)
                                .maxSequences(MOST_DEAD_LETTERS)
                                .maxSequenceSize(MOST_DEAD_LETTERS)
                                .eventSerializer(events)
                                .genericSerializer(general)));
                processing.registerDeadLetterPolicy(
                        group, configuration -> new DeadLetterPolicy(cause -> faults.failed(group, cause)));
            });
        };
    }

    private static List<String> groups(ListableBeanFactory beans) {
        return Arrays.stream(beans.getBeanNamesForType(AsyncProjection.class, true, false))
                .map(name -> Objects.requireNonNull(beans.findAnnotationOnBean(name, ProcessingGroup.class), name)
                        .value())
                .toList();
    }
}
