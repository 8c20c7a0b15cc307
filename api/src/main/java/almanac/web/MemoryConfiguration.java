package almanac.web;

import almanac.memory.MemoryAdmission;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How much of the heap requests may take together. */
@Configuration(proxyBeanMethods = false)
class MemoryConfiguration {

    /** The rest is for what is there all the time, for git, for what feeds and folds hold, and for garbage. */
    private static final double SHARE = 0.4;

    @Bean
    MemoryAdmission memoryAdmission(@Value("${almanac.http.longest-wait:10s}") Duration longestWait) {
        return new MemoryAdmission((long) (Runtime.getRuntime().maxMemory() * SHARE), longestWait);
    }
}
