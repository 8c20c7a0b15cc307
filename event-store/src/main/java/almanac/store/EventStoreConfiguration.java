package almanac.store;

import almanac.shared.Actor;
import almanac.shared.Guard;
import almanac.shared.Json;
import almanac.shared.RoleLookup;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;

/** Configures how events are stored and messages handled, where the framework's own choice is not ours. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    private static final String JOINED = "axon.axonserver.enabled";
    private static final String LOG = "log";

    /** Share of the heap for cached aggregates: room for tens of thousands of ordinary ones. */
    private static final int SHARE_OF_AGGREGATES = 12;

    /**
     * Sets the static clock from which Axon takes the time of an event; to the millisecond, which is what the database
     * gives back.
     */
    @Bean
    InstantSource clock() {
        Clock clock = Clock.tick(Clock.system(ZoneOffset.UTC), Duration.ofMillis(1));
        GenericEventMessage.clock = clock;
        return clock;
    }

    @Bean
    Jackson3SerializerCustomizer eventFormat() {
        return Json::customize;
    }

    @Bean
    TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource dataSource) {
        return new SpringDataSourceConnectionProvider(dataSource);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
            @Qualifier("eventSerializer") Serializer events,
            ConnectionProvider connections,
            TransactionManager transactions,
            HighWaterMark highWaterMark,
            Configuration configuration) {
        return PostgresEventStorageEngine.of(events, connections, transactions, highWaterMark, configuration);
    }

    /** Stores events where they are read: for one process, or for several on one database. */
    @Bean({"eventStore", LOG})
    @ConditionalOnProperty(name = JOINED, havingValue = "false")
    EventStore eventStore(
            EventStorageEngine engine, HighWaterMark highWaterMark, LogSignals signals, Configuration configuration) {
        return followed(engine, highWaterMark, signals, configuration);
    }

    /** Reads the copy of the events that an Axon Server stores (docs/adr/0017). */
    @Bean(LOG)
    @ConditionalOnProperty(JOINED)
    EventStore log(
            EventStorageEngine engine, HighWaterMark highWaterMark, LogSignals signals, Configuration configuration) {
        return followed(engine, highWaterMark, signals, configuration);
    }

    private static EventStore followed(
            EventStorageEngine engine, HighWaterMark highWaterMark, LogSignals signals, Configuration configuration) {
        return new FollowedEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(engine)
                        .messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore")),
                highWaterMark,
                signals);
    }

    @Bean
    @ConditionalOnProperty(name = JOINED, havingValue = "false")
    Upstream noUpstream() {
        return longest -> true;
    }

    @Bean
    AggregateCache.Memory memoryOfAggregates() {
        return new AggregateCache.Memory(Runtime.getRuntime().maxMemory() / SHARE_OF_AGGREGATES);
    }

    // one for each aggregate: ids of one kind are looked for among their own kind only

    @Bean
    Cache userCache(AggregateCache.Memory memory) {
        return new AggregateCache("user", memory);
    }

    @Bean
    Cache accessKeyCache(AggregateCache.Memory memory) {
        return new AggregateCache("accessKey", memory);
    }

    @Bean
    Cache organizationCache(AggregateCache.Memory memory) {
        return new AggregateCache("organization", memory);
    }

    @Bean
    Cache projectCache(AggregateCache.Memory memory) {
        return new AggregateCache("project", memory);
    }

    @Bean
    Cache goalCache(AggregateCache.Memory memory) {
        return new AggregateCache("goal", memory);
    }

    @Bean
    Cache dataSourceCache(AggregateCache.Memory memory) {
        return new AggregateCache("dataSource", memory);
    }

    @Bean
    Cache hardwareTierCache(AggregateCache.Memory memory) {
        return new AggregateCache("hardwareTier", memory);
    }

    @Bean
    Cache datasetCache(AggregateCache.Memory memory) {
        return new AggregateCache("dataset", memory);
    }

    @Bean
    Cache snapshotCache(AggregateCache.Memory memory) {
        return new AggregateCache("snapshot", memory);
    }

    @Bean
    Cache datasetFileCache(AggregateCache.Memory memory) {
        return new AggregateCache("datasetFile", memory);
    }

    @Bean
    Cache environmentCache(AggregateCache.Memory memory) {
        return new AggregateCache("environment", memory);
    }

    @Bean
    Cache jobCache(AggregateCache.Memory memory) {
        return new AggregateCache("job", memory);
    }

    @Bean
    Cache runCache(AggregateCache.Memory memory) {
        return new AggregateCache("run", memory);
    }

    @Bean
    CorrelationDataProvider actorCorrelation() {
        return new SimpleCorrelationDataProvider(Actor.USER_ID, Actor.CREDENTIAL, Actor.REQUEST_ID);
    }

    /** Declared because a provider of one's own takes the framework's away. */
    @Bean
    CorrelationDataProvider messageOriginProvider() {
        return new MessageOriginProvider();
    }

    /** Runs every statement of a query as a transaction of its own: no query needs two that agree. */
    @Bean
    @ConditionalOnProperty(name = JOINED, havingValue = "false")
    QueryBus queryBus(Configuration configuration) {
        SimpleQueryBus bus = SimpleQueryBus.builder().build();
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return bus;
    }

    /** Puts the guard on both buses. Registered by hand: as a bean it would be put before event handlers as well. */
    @Bean
    ConfigurerModule guards(RoleLookup roleLookup) {
        Guard guard = new Guard(roleLookup);
        return configurer -> configurer.onInitialize(configuration -> configuration.onStart(() -> {
            configuration.getComponent(CommandBus.class).registerHandlerInterceptor(guard);
            configuration.getComponent(QueryBus.class).registerHandlerInterceptor(guard);
        }));
    }

    /** Fails the command when a projector fails in the command's transaction. */
    @Bean
    ConfigurerModule failingProjectorsFailTheirCommand() {
        return configurer -> configurer
                .eventProcessing()
                .usingSubscribingEventProcessors()
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
    }
}
