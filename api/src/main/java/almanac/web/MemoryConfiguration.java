package almanac.web;

import almanac.memory.MemoryAdmission;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures how much of the heap requests may take together. */
@Configuration(proxyBeanMethods = false)
class MemoryConfiguration {

    /** Part of the heap. The rest is for permanent data, git, async projections and folds, and for garbage. */
    private static final double SHARE = 0.4;

    @Bean
    MemoryAdmission memoryAdmission(@Value("${almanac.http.longest-wait:10s}") Duration longestWait) {
        return new MemoryAdmission((long) (Runtime.getRuntime().maxMemory() * SHARE), longestWait);
    }
}
