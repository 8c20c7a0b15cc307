package almanac.role;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/** What one process does; on a laptop it does all (docs/adr/0017). */
public enum Role {
    /** Answers HTTP requests by sending commands and queries. */
    API,
    /** Decides commands. */
    COMMAND,
    /** Keeps the rows and answers queries. */
    QUERY;

    public static final String PROPERTY = "almanac.roles";

    /** Those of this process, as configured. */
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

    /** As one writes it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static String labels(Set<Role> roles) {
        return roles.stream().map(Role::label).collect(Collectors.joining(","));
    }
}
