package almanac.execution;

import static org.assertj.core.api.Assertions.assertThat;

import almanac.server.Server;
import almanac.store.Unpooled;
import almanac.turn.LeaderLock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.DelegatingDataSource;

class HostTest {

    private final AtomicInteger opened = new AtomicInteger();

    @Test
    void others_are_seen_through_one_connection_until_they_leave() {
        try (Host here = host("here")) {
            here.stay();
            try (Host there = host("there")) {
                there.stay();
                for (int look = 0; look < 100; look++) {
                    assertThat(here.isPresent("there")).isTrue();
                    assertThat(here.isPresent("nowhere")).isFalse();
                }
                assertThat(opened).hasValue(2);
            }
            Awaitility.await("it is missed").atMost(Duration.ofSeconds(10)).until(() -> !here.isPresent("there"));
            assertThat(opened).hasValue(2);
        }
    }

    private Host host(String name) {
        Server server = Server.running();
        DataSource unpooled = Unpooled.like(server.bean(DataSource.class), "almanac tests");
        DataSource counting = new DelegatingDataSource(unpooled) {
            @Override
            public Connection getConnection() throws SQLException {
                opened.incrementAndGet();
                return super.getConnection();
            }
        };
        return new Host(name, counting, server.bean(LeaderLock.class));
    }
}
