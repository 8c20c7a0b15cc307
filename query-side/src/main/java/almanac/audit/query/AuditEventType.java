package almanac.audit.query;

import almanac.shared.DisplayName;
import almanac.shared.ProjectId;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * The facts that the audit trail needs about a type of events; determined once per type.
 *
 * @param inWords {@code AccessKeyIssued} is "Access Key Issued"
 * @param targetType events are nested in the interface of their family: those of {@code GoalEvent} are about a goal
 * @param name of the target; null when such events do not tell it
 * @param projects the members in which such an event may name its project
 */
record AuditEventType(
        String inWords, String targetType, @Nullable Method name, List<Method> projects) {

    private static final ClassValue<AuditEventType> KNOWN = new ClassValue<>() {

        @Override
        protected AuditEventType computeValue(Class<?> event) {
            return new AuditEventType(
                    AuditEventType.inWords(event.getSimpleName()),
                    family(event),
                    accessors(event, component -> component.isAnnotationPresent(DisplayName.class)).stream()
                            .findFirst()
                            .orElse(null),
                    accessors(event, component -> component.getType() == ProjectId.class));
        }
    };

    static AuditEventType of(Class<?> event) {
        return KNOWN.get(event);
    }

    static String inWords(String type) {
        return type.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ");
    }

    private static String family(Class<?> event) {
        Class<?> family = Objects.requireNonNullElse(event.getDeclaringClass(), event);
        String name = family.getSimpleName().replaceFirst("Event$", "");
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    private static List<Method> accessors(Class<?> event, Predicate<RecordComponent> which) {
        List<Method> accessors = Arrays.stream(event.getRecordComponents())
                .filter(which)
                .map(RecordComponent::getAccessor)
                .toList();
        accessors.forEach(ReflectionUtils::makeAccessible);
        return accessors;
    }

    @Nullable
    String nameIn(Object event) {
        return name == null ? null : String.valueOf(ReflectionUtils.invokeMethod(name, event));
    }

    @Nullable
    String projectOf(Object event) {
        return projects.stream()
                .map(project -> ReflectionUtils.invokeMethod(project, event))
                .filter(Objects::nonNull)
                .map(Object::toString)
                .findFirst()
                .orElse(null);
    }
}
