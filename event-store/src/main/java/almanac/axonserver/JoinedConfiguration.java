package almanac.axonserver;

import almanac.role.ForRole;
import almanac.role.Role;
import almanac.row.Page;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.TargetContextResolver;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.axonserver.connector.query.AxonServerQueryBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryExecutionException;
import org.axonframework.queryhandling.QueryMessage;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Configures messages that go over the Axon Server, and events that go into it. */
@Configuration(proxyBeanMethods = false)
@WhenJoined
class JoinedConfiguration {

    /** A message has 4 MB at most, and bytes of rows become more as JSON. */
    private static final long LARGEST_PAGE = 2 << 20;

    /**
     * Name of the projection that is written in the command's transaction, before the events get to the Axon Server.
     */
    private static final String ACCESS = "access";

    @Bean
    Reached reached() {
        return new Reached();
    }

    @Bean
    @Primary
    EventStore eventStore(
            AxonServerConfiguration settings,
            AxonServerConnectionManager connections,
            @Qualifier("eventSerializer") Serializer events,
            Reached reached,
            org.axonframework.config.Configuration configuration) {
        AxonServerEventStore store = AxonServerEventStore.builder()
                .configuration(settings)
                .platformConnectionManager(connections)
                .eventSerializer(events)
                .snapshotSerializer(events)
                .snapshotFilter((SnapshotFilter) snapshot -> false) // there are none: no stream is long
                .upcasterChain(configuration.upcasterChain())
                .messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore"))
                .build();
        store.registerDispatchInterceptor(published -> (n, event) -> reached.remember(event));
        return store;
    }

    @Bean
    CommandBus commandBus(
            AxonServerConfiguration settings,
            AxonServerConnectionManager connections,
            @Qualifier("messageSerializer") Serializer messages,
            RoutingStrategy routing,
            TransactionManager transactions,
            Reached reached,
            org.axonframework.config.Configuration configuration) {
        SimpleCommandBus local =
                SimpleCommandBus.builder().transactionManager(transactions).build();
        local.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return AxonServerCommandBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(settings)
                .localSegment(new AnsweringCommandBus(local, reached))
                .serializer(messages)
                .routingStrategy(routing)
                .build();
    }

    @Bean
    QueryBus queryBus(
            AxonServerConfiguration settings,
            AxonServerConnectionManager connections,
            @Qualifier("messageSerializer") Serializer messages,
            Serializer general,
            TargetContextResolver<? super QueryMessage<?, ?>> context,
            org.axonframework.config.Configuration configuration) {
        SimpleQueryBus local = SimpleQueryBus.builder().build();
        local.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        local.registerHandlerInterceptor((unit, chain) -> {
            try {
                Object answer = chain.proceed();
                return answer instanceof Page<?> page ? page.whole(LARGEST_PAGE) : answer;
            } catch (RuntimeException e) { // whatever it was, its sender is told as much as can be
                String query = unit.getMessage().getPayloadType().getSimpleName();
                Fault fault = Fault.answering(query, e);
                throw new QueryExecutionException(fault.type(), null, fault);
            }
        });
        return AxonServerQueryBus.builder()
                .axonServerConnectionManager(connections)
                .configuration(settings)
                .localSegment(local)
                .updateEmitter(local.queryUpdateEmitter())
                .messageSerializer(messages)
                .genericSerializer(general)
                .targetContextResolver(context)
                .build();
    }

    /** Keeps events that are folded from the copied log from being folded a second time when they are published. */
    @Bean
    ConfigurerModule rowsAreFoldedFromTheCopy() {
        return configurer -> configurer
                .eventProcessing()
                .configureDefaultSubscribableMessageSource(configuration -> subscriber -> noRegistration());
    }

    private static Registration noRegistration() {
        return () -> true;
    }

    @Bean
    @ForRole(Role.COMMAND)
    ConfigurerModule accessIsDecidedUponAtOnce() {
        return configurer -> configurer
                .eventProcessing()
                .registerSubscribingEventProcessor(ACCESS, org.axonframework.config.Configuration::eventStore);
    }
}
