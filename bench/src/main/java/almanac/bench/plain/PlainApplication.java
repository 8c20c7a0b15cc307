package almanac.bench.plain;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Runs the plain application in a process of its own. */
@SpringBootApplication
class PlainApplication {

    public static void main(String[] settings) {
        SpringApplication.run(PlainApplication.class, settings);
    }

    @Bean
    WebMvcConfigurer keyCheckFirst(KeyCheck keyCheck) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(keyCheck);
            }
        };
    }
}
