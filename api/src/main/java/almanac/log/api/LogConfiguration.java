package almanac.log.api;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.web.servlet.config.annotation.AsyncSupportConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has long answers written by threads of their own, for as long as it takes; the server's threads stay free. */
@Configuration(proxyBeanMethods = false)
class LogConfiguration implements WebMvcConfigurer {

    private static final long WITHOUT_END = 0;

    @Override
    public void configureAsyncSupport(AsyncSupportConfigurer support) {
        support.setTaskExecutor(new VirtualThreadTaskExecutor("answer-"));
        support.setDefaultTimeout(WITHOUT_END);
    }
}
