package almanac.server;

import almanac.role.ForRole;
import almanac.role.Role;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * Keeps classes out of a process that its roles have no use for: of each feature {@code almanac.<feature>.<part>} the
 * parts that are named like other roles, and the keeping of projections where no rows are kept. Automations that follow
 * the log are where it is read, and send their commands from there.
 */
final class RoleFilter extends TypeExcludeFilter {

    private static final Pattern PART = Pattern.compile("almanac\\.\\w+\\.(api|command|query)\\..*");
    private static final String PROJECTIONS = "almanac.projection.";

    /** Package of both sides: commands decide upon it, and it is a projection like others. */
    private static final String ON_BOTH_SIDES = "almanac.access.projection.";

    private final Set<Role> roles;

    RoleFilter(Set<Role> roles) {
        this.roles = EnumSet.copyOf(roles);
    }

    @Override
    public boolean match(MetadataReader reader, MetadataReaderFactory factory) {
        Set<Role> wanted = wantedBy(reader);
        wanted.retainAll(roles);
        return wanted.isEmpty();
    }

    private static Set<Role> wantedBy(MetadataReader reader) {
        String type = reader.getClassMetadata().getClassName();
        if (type.startsWith(PROJECTIONS)) {
            return EnumSet.of(Role.QUERY);
        }
        if (type.startsWith(ON_BOTH_SIDES)) {
            return EnumSet.of(Role.COMMAND, Role.QUERY);
        }
        if (reader.getAnnotationMetadata().hasAnnotation(ForRole.class.getName())) {
            return EnumSet.allOf(Role.class); // its own condition tells
        }
        Matcher part = PART.matcher(type);
        if (!part.matches()) {
            return EnumSet.allOf(Role.class);
        }
        return switch (part.group(1)) {
            case "api" -> EnumSet.of(Role.API);
            case "query" -> EnumSet.of(Role.QUERY);
            default -> wantedByCommands(reader);
        };
    }

    private static Set<Role> wantedByCommands(MetadataReader reader) {
        boolean followsTheLog = reader.getAnnotationMetadata().hasAnnotation(ProcessingGroup.class.getName());
        return EnumSet.of(followsTheLog ? Role.QUERY : Role.COMMAND);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RoleFilter filter && roles.equals(filter.roles);
    }

    @Override
    public int hashCode() {
        return roles.hashCode();
    }
}
