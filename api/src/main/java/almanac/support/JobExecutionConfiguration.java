package almanac.support;

import almanac.storage.execution.LocalExecutor;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Jobs run below the data directory, the rest of which they do not see. */
@Configuration(proxyBeanMethods = false)
@ForRole(Role.API)
class JobExecutionConfiguration {

    @Bean
    LocalExecutor jobExecutor(
            DataDirectory data,
            InstantSource clock,
            @Value("${almanac.files.left-to-others:100MB}") DataSize leftToOthers,
            @Value("${almanac.jobs.uncontained:false}") boolean uncontained) {
        return new LocalExecutor(data.path(), clock, new LocalExecutor.Terms(leftToOthers.toBytes(), uncontained));
    }
}
