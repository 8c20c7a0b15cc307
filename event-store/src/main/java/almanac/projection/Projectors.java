package almanac.projection;

import almanac.shared.AsyncProjection;
import almanac.shared.ErrorCode;
import almanac.shared.Projection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.axonframework.config.ProcessingGroup;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.stereotype.Component;

/** Holds all projections, by name. */
@Component
class Projectors {

    private final Map<String, Projector> byName = new TreeMap<>();

    Projectors(List<Projection> projections) {
        projections.stream().map(Projector::of).forEach(projector -> byName.put(projector.name(), projector));
    }

    /**
     * A projection and its name.
     *
     * @param name of its processing group
     */
    record Projector(String name, Projection projection) {

        private static Projector of(Projection projection) {
            Class<?> type = AopUtils.getTargetClass(projection);
            ProcessingGroup group = AnnotationUtils.findAnnotation(type, ProcessingGroup.class);
            return new Projector(Objects.requireNonNull(group, type.getName()).value(), projection);
        }

        boolean isFeed() {
            return projection instanceof AsyncProjection;
        }

        List<String> tables() {
            return projection.tables();
        }
    }

    List<Projector> all() {
        return List.copyOf(byName.values());
    }

    Projector named(String name) {
        Projector projector = byName.get(name);
        if (projector == null) {
            throw ErrorCode.PROJECTION_NOT_FOUND.with(name, String.join(", ", byName.keySet()));
        }
        return projector;
    }

    Projector feedNamed(String name) {
        Projector projector = named(name);
        if (!projector.isFeed()) {
            throw ErrorCode.NO_FEED.with(name);
        }
        return projector;
    }
}
