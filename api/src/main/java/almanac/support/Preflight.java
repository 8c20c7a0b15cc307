package almanac.support;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * What is tried out and started as soon as the configuration is known: a start that must fail does so before anything is built, and the database
 * starts beside the rest. Everything here becomes a bean, so that the context closes it after all that use it.
 */
class Preflight implements ApplicationListener<SpringApplicationEvent>, Ordered {
    private static final String[] ALL_ROLES = {"api", "command", "query"};
    private static final int AFTER_CONFIGURATION_AND_LOGGING = Ordered.HIGHEST_PRECEDENCE + 30;

    private @Nullable DataDirectory data;
    private @Nullable EmbeddedDatabase database;

    @Override
    public int getOrder() {
        return AFTER_CONFIGURATION_AND_LOGGING;
    }

    @Override
    public void onApplicationEvent(SpringApplicationEvent event) {
        switch (event) {
            case ApplicationEnvironmentPreparedEvent prepared ->
                check(prepared.getEnvironment(), prepared.getSpringApplication().getWebApplicationType());
            case ApplicationContextInitializedEvent initialized ->
                register((GenericApplicationContext) initialized.getApplicationContext());
            case ApplicationFailedEvent _ -> close();
            default -> {}
        }
    }

    private void check(Environment environment, @Nullable WebApplicationType type) {
        if (type != WebApplicationType.NONE) {
            ListenAddress.of(environment).requireFree();
        }
        requireAllRoles(environment);
        SpringApplication.getShutdownHandlers()
                .add(this::close); // stopped before there is a context that would close it
        DataDirectory directory = DataDirectory.open(environment.getProperty(DataDirectory.PROPERTY, "./data"));
        data = directory;
        String url = environment.getProperty("spring.datasource.url", "");
        if (url.isBlank()) {
            database = EmbeddedDatabase.startIn(directory);
        } else {
            new OutsideDatabase(
                            url,
                            environment.getProperty("spring.datasource.username"),
                            environment.getProperty("spring.datasource.password"))
                    .requireAnswer();
        }
    }

    private static void requireAllRoles(Environment environment) {
        Set<String> roles = new TreeSet<>(List.of(environment.getProperty("almanac.roles", String[].class, ALL_ROLES)));
        if (!roles.equals(Set.of(ALL_ROLES))) {
            throw new StartupRefused("almanac.roles=" + String.join(",", roles)
                    + " is not possible: so far one process does all of " + String.join(",", ALL_ROLES) + ".");
        }
    }

    private void register(GenericApplicationContext context) {
        DataDirectory directory = data;
        if (directory != null) {
            context.registerBean("dataDirectory", DataDirectory.class, () -> directory);
        }
        EmbeddedDatabase embedded = database;
        if (embedded != null) {
            context.registerBean(
                    "embeddedDatabase",
                    JdbcConnectionDetails.class,
                    () -> embedded,
                    definition -> definition.setDependsOn("dataDirectory"));
        }
    }

    private void close() {
        if (database != null) {
            database.close();
        }
        if (data != null) {
            data.close();
        }
    }
}
