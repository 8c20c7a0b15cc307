package almanac.role;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** The work of one process; on a laptop one process has all roles (docs/adr/0017). */
public enum Role {
    /** Answers HTTP requests by sending commands and queries. */
    API,
    /** Decides commands. */
    COMMAND,
    /** Keeps the rows and answers queries. */
    QUERY;

    public static final String PROPERTY = "almanac.roles";

    /** Returns the roles of this process, as configured. */
    public static Set<Role> of(Environment environment) {
        String[] names = environment.getProperty(PROPERTY, String[].class, new String[0]);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : names) {
            roles.add(named(name.strip()));
        }
        return roles.isEmpty() ? EnumSet.allOf(Role.class) : roles;
    }

    private static Role named(String name) {
        for (Role role : values()) {
            if (role.label().equals(name)) {
                return role;
            }
        }
        throw new StartupRefused(
                "%s: there is no role '%s'; the roles are api, command and query.".formatted(PROPERTY, name));
    }

    /** Returns the role as it is written in the configuration. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static String labels(Set<Role> roles) {
        return roles.stream().map(Role::label).collect(Collectors.joining(","));
    }
}
