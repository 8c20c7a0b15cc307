package almanac.store;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * Estimates how many bytes a cached aggregate keeps in memory: its texts and collections, and a little for each object.
 * Objects of the framework are not counted, for all aggregates share them.
 */
final class AggregateSize {

    private static final String OURS = "almanac.";
    private static final int OF_AN_OBJECT = 32;
    private static final int OF_A_PLACE = 16;

    /** Number of objects that is enough to know that it is a large aggregate. */
    private static final int MOST_VISITED = 200_000;

    private static final ClassValue<List<Field>> FIELDS = new ClassValue<>() {

        @Override
        protected List<Field> computeValue(Class<?> type) {
            List<Field> fields = new ArrayList<>();
            ReflectionUtils.doWithFields(
                    type,
                    fields::add,
                    field -> !Modifier.isStatic(field.getModifiers())
                            && !field.getType().isPrimitive());
            fields.forEach(ReflectionUtils::makeAccessible);
            return List.copyOf(fields);
        }
    };

    private final Deque<Object> next = new ArrayDeque<>();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private long bytes;

    private AggregateSize() {}

    static int of(Object entry) {
        AggregateSize size = new AggregateSize();
        size.bytes += OF_AN_OBJECT;
        size.followFields(entry);
        while (!size.next.isEmpty() && size.seen.size() < MOST_VISITED) {
            size.visit(size.next.remove());
        }
        return (int) Math.min(size.bytes, Integer.MAX_VALUE);
    }

    private void visit(Object object) {
        bytes += OF_AN_OBJECT;
        switch (object) {
            case String text -> bytes += text.length();
            case Enum<?> _, Number _, Boolean _ -> {}
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    see(key);
                    see(value);
                });
            case Collection<?> collection -> collection.forEach(this::see);
            default -> {
                if (isOurs(object)) {
                    followFields(object);
                }
            }
        }
    }

    /** Follows the fields of an object; of one of the framework those alone that hold an object of ours. */
    private void followFields(Object object) {
        boolean isOurs = isOurs(object);
        for (Field field : FIELDS.get(object.getClass())) {
            Object value = ReflectionUtils.getField(field, object);
            if (value != null && (isOurs || isOurs(value))) {
                see(value);
            }
        }
    }

    private void see(@Nullable Object object) {
        bytes += OF_A_PLACE;
        if (object != null && (object instanceof String || seen.add(object))) {
            next.add(object);
        }
    }

    private static boolean isOurs(Object object) {
        return object.getClass().getName().startsWith(OURS);
    }
}
