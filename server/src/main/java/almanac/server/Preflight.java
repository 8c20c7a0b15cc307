package almanac.server;

import almanac.role.Role;
import almanac.role.StartupRefused;
import java.util.EnumSet;
import java.util.Set;
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
 * Checks the configuration and starts the database as soon as the configuration is known: a start that must fail does
 * so before anything is built, and the database starts beside the rest. Everything here becomes a bean, so that the
 * context closes it after all that use it.
 */
class Preflight implements ApplicationListener<SpringApplicationEvent>, Ordered {
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
        requireOnePrefix(environment);
        requireTogether(environment);
        SpringApplication.getShutdownHandlers()
                .add(this::close); // stopped before there is a context that would close it
        DataDirectory directory = DataDirectory.open(environment.getProperty(DataDirectory.PROPERTY, "./data"));
        data = directory;
        String url = environment.getProperty("spring.datasource.url", "");
        if (url.isBlank()) {
            database = EmbeddedDatabase.startIn(
                    directory, environment.getProperty(EmbeddedDatabase.OVER_TCP, boolean.class, false));
        } else {
            new OutsideDatabase(
                            url,
                            environment.getProperty("spring.datasource.username"),
                            environment.getProperty("spring.datasource.password"))
                    .requireAnswer();
        }
    }

    /** Refuses a servlet path: it is a prefix of some operations and not of git's, so each address would be another. */
    private static void requireOnePrefix(Environment environment) {
        String path = environment.getProperty("spring.mvc.servlet.path", "/");
        if (!path.equals("/")) {
            throw new StartupRefused("spring.mvc.servlet.path=" + path + " would not hold for git: set"
                    + " server.servlet.context-path, which holds for all.");
        }
    }

    private static void requireTogether(Environment environment) {
        Set<Role> roles = Role.of(environment);
        boolean isJoined = environment.getProperty("axon.axonserver.enabled", boolean.class, false);
        if (!isJoined && !roles.containsAll(EnumSet.allOf(Role.class))) {
            throw new StartupRefused(Role.PROPERTY + "=" + Role.labels(roles)
                    + " needs others to work with: name the Axon Server that joins them, with"
                    + " --axon.axonserver.enabled=true and --axon.axonserver.servers=<host>:8124.");
        }
        if (isJoined && environment.getProperty("spring.datasource.url", "").isBlank()) {
            throw new StartupRefused("With an Axon Server the rows need a PostgreSQL that all processes reach:"
                    + " set spring.datasource.url, username and password.");
        }
    }

    private void register(GenericApplicationContext context) {
        RoleFilter filter = new RoleFilter(Role.of(context.getEnvironment()));
        context.registerBean("roleFilter", RoleFilter.class, () -> filter);
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
