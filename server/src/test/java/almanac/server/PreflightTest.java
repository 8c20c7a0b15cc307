package almanac.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import almanac.role.StartupRefused;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.UnsatisfiedDependencyException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

@Timeout(120)
class PreflightTest {
    @Test
    void the_embedded_database_lives_as_long_as_the_context(@TempDir Path directory) {
        try (ConfigurableApplicationContext context = start("--almanac.data-dir=" + directory)) {
            JdbcTemplate jdbc = context.getBean(JdbcTemplate.class);
            assertThat(setting(jdbc, "transaction_timeout")).isEqualTo("30s");
            assertThat(setting(jdbc, "idle_in_transaction_session_timeout")).isEqualTo("20s");
            assertThat(Postmaster.of(directory.resolve("postgres"))).isPresent();
        }
        assertThat(Postmaster.of(directory.resolve("postgres"))).isEmpty();
        DataDirectory.open(directory.toString()).close();
    }

    @Test
    void an_outside_database_takes_the_embedded_ones_place(@TempDir Path ours, @TempDir Path theirs) {
        FreshCluster.copyTo(theirs);
        try (DataDirectory data = DataDirectory.open(theirs.toString());
                EmbeddedDatabase outside = EmbeddedDatabase.startIn(data, false);
                ConfigurableApplicationContext context = start(
                        "--almanac.data-dir=" + ours,
                        "--spring.datasource.url=" + outside.getJdbcUrl(),
                        "--spring.datasource.username=" + outside.getUsername(),
                        "--spring.datasource.password=" + outside.getPassword())) {
            assertThat(setting(context.getBean(JdbcTemplate.class), "transaction_timeout"))
                    .isEqualTo("30s");
            assertThat(ours.resolve("postgres")).doesNotExist();
        }
    }

    @Test
    void an_outside_database_that_is_away_is_said_in_one_line_and_frees_the_directory(@TempDir Path directory) {
        assertThatThrownBy(() -> start(
                        "--almanac.data-dir=" + directory,
                        "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/almanac?password=hush"))
                .satisfies(failure -> assertThat(StartupRefusedReporter.sentence(failure))
                        .hasValueSatisfying(line -> assertThat(line)
                                .startsWith("The database at jdbc:postgresql://127.0.0.1:1/almanac cannot be used")
                                .doesNotContain("\n", "hush")));
        DataDirectory.open(directory.toString()).close();
    }

    @Test
    void a_database_of_another_kind_is_refused(@TempDir Path directory) {
        assertThatThrownBy(() -> start(
                        "--almanac.data-dir=" + directory, "--spring.datasource.url=jdbc:other://host/x?password=hush"))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("jdbc:postgresql://<host>/<database>")
                .hasMessageNotContaining("hush");
    }

    @Test
    void a_part_alone_is_refused_with_what_it_needs(@TempDir Path directory) {
        assertThatThrownBy(() -> start("--almanac.data-dir=" + directory, "--almanac.roles=query"))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("almanac.roles=query needs others")
                .hasMessageContaining("axon.axonserver.servers");
        assertThatThrownBy(() -> start(
                        "--almanac.data-dir=" + directory, "--almanac.roles=query", "--axon.axonserver.enabled=true"))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("spring.datasource.url");
    }

    @Test
    void a_prefix_that_git_would_not_have_is_refused(@TempDir Path directory) {
        assertThatThrownBy(() -> start("--almanac.data-dir=" + directory, "--spring.mvc.servlet.path=/almanac"))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("server.servlet.context-path");
    }

    @Test
    void a_context_that_fails_takes_the_database_with_it(@TempDir Path directory) {
        FreshCluster.copyTo(directory);
        assertThatThrownBy(() -> start(Incomplete.class, "--almanac.data-dir=" + directory))
                .isInstanceOf(UnsatisfiedDependencyException.class);
        assertThat(Postmaster.of(directory.resolve("postgres"))).isEmpty();
        DataDirectory.open(directory.toString()).close();
    }

    private static String setting(JdbcTemplate jdbc, String name) {
        return String.valueOf(jdbc.queryForObject("select current_setting(?)", String.class, name));
    }

    private static ConfigurableApplicationContext start(String... settings) {
        return start(DatabaseOnly.class, settings);
    }

    private static ConfigurableApplicationContext start(Class<?> source, String... settings) {
        SpringApplication application = new SpringApplication(source);
        application.setWebApplicationType(WebApplicationType.NONE);
        return application.run(settings);
    }

    @ImportAutoConfiguration({DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class})
    static class DatabaseOnly {}

    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class Incomplete {
        Incomplete(DataSource database, Thread nobodyProvides) {}
    }
}
