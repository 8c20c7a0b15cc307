package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.CachingEventSourcingRepository;
import org.axonframework.spring.stereotype.Aggregate;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

class AggregateCachesTest {

    @Test
    void every_aggregate_is_cached() {
        Configuration axon = Server.running().bean(Configuration.class);
        assertThat(aggregates())
                .extracting(Class::getSimpleName)
                .contains("Project", "Workspace", "GitCredential", "Push");
        assertThat(aggregates())
                .allSatisfy(
                        type -> assertThat(axon.repository(type)).isInstanceOf(CachingEventSourcingRepository.class));
    }

    private static List<Class<?>> aggregates() {
        ClassPathScanningCandidateComponentProvider classes = new ClassPathScanningCandidateComponentProvider(false);
        classes.addIncludeFilter(new AnnotationTypeFilter(Aggregate.class));
        return classes.findCandidateComponents("almanac").stream()
                .map(found -> Objects.requireNonNull(found.getBeanClassName()))
                .<Class<?>>map(name -> ClassUtils.resolveClassName(name, null))
                .toList();
    }
}
