package almanac.support;

import almanac.storage.execution.LocalExecutor;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jobs run below the data directory, the rest of which they do not see. */
@Configuration(proxyBeanMethods = false)
@ForRole(Role.API)
class JobExecutionConfiguration {

    @Bean
    LocalExecutor jobExecutor(DataDirectory data, InstantSource clock) {
        return new LocalExecutor(data.path(), clock);
    }
}
