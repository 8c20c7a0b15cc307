package almanac.store;

import java.util.Objects;
import org.axonframework.spring.config.SpringAggregateConfigurer;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.ConstructorArgumentValues.ValueHolder;
import org.springframework.stereotype.Component;

/**
 * Gives each kind of aggregates its cache. The framework declares a configurer for each {@code @Aggregate} before this
 * runs, so that no aggregate needs to name a cache and none goes without.
 */
@Component
class AggregateCaches implements BeanFactoryPostProcessor {

    /** Share of the heap for cached aggregates: room for tens of thousands of ordinary ones. */
    private static final int SHARE_OF_HEAP = 12;

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        AggregateCache.Memory memory =
                new AggregateCache.Memory(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
        for (String name : beans.getBeanNamesForType(SpringAggregateConfigurer.class, true, false)) {
            BeanDefinition configurer = beans.getBeanDefinition(name);
            String kind = aggregateType(configurer).getSimpleName();
            String cache = "cacheOf" + kind;
            beans.registerSingleton(cache, new AggregateCache(kind, memory));
            configurer.getPropertyValues().add("cache", cache);
        }
    }

    private static Class<?> aggregateType(BeanDefinition configurer) {
        ValueHolder first = configurer.getConstructorArgumentValues().getIndexedArgumentValue(0, null);
        return (Class<?>) Objects.requireNonNull(Objects.requireNonNull(first).getValue());
    }
}
