package almanac.store;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * Each connection of this server says whose it is, and counts as a sign of its presence from its first moment: no other
 * server that this one could have changed anything behind the back of takes itself for the only one (docs/adr/0019).
 */
@Component
class ServerConnections implements BeanPostProcessor {

    /** Names of connections end with so many characters, which are the same for all connections of one server. */
    static final int ID_LENGTH = 32;

    private final String name = "almanac " + UUID.randomUUID().toString().replace("-", "");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        if (bean instanceof HikariDataSource pool) {
            pool.addDataSourceProperty("ApplicationName", name);
            pool.setConnectionInitSql(ServerLocks.BEGIN);
        }
        return bean;
    }
}
