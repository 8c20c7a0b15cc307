package almanac.log;

import almanac.shared.Actor;
import almanac.shared.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Selects the events that satisfy every part that is given.
 *
 * @param types simple or full names, as they are stored; empty for all
 * @param stream the id of the resource whose stream it is
 * @param actor the id of the user that acted
 */
public record LogFilter(
        Set<String> types,
        @Nullable String stream,
        @Nullable String actor) {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z][A-Za-z0-9_.$]{0,199}");
    private static final Pattern ACTOR = Pattern.compile("[0-9a-f]{24}|" + Actor.SYSTEM);
    private static final int LONGEST_STREAM = 200;

    public LogFilter {
        types = Set.copyOf(types);
        for (String type : types) {
            if (!TYPE.matcher(type).matches()) {
                throw ErrorCode.INVALID_VALUE.with("types", "'%s' is not the name of an event".formatted(type));
            }
        }
        if (stream != null && (stream.isBlank() || stream.length() > LONGEST_STREAM)) {
            throw ErrorCode.INVALID_VALUE.with("resource", "must be the id of a resource");
        }
        if (actor != null && !ACTOR.matcher(actor).matches()) {
            throw ErrorCode.INVALID_VALUE.with("actor", "must be the id of a user, or " + Actor.SYSTEM);
        }
    }

    /** Returns the filter as SQL that follows other conditions. */
    String conditions() {
        StringBuilder sql = new StringBuilder();
        if (!types.isEmpty()) {
            sql.append(" and (payload_type = any (?) or substring(payload_type from '[^.$]*$') = any (?))");
        }
        if (stream != null) {
            sql.append(" and aggregate_identifier = ?");
        }
        if (actor != null) {
            sql.append(" and meta_data ->> '").append(Actor.USER_ID).append("' = ?");
        }
        return sql.toString();
    }

    /** Returns the values for the question marks of {@link #conditions()}. */
    List<Object> arguments() {
        List<Object> arguments = new ArrayList<>();
        if (!types.isEmpty()) {
            String[] names = types.toArray(String[]::new);
            arguments.add(names);
            arguments.add(names);
        }
        if (stream != null) {
            arguments.add(stream);
        }
        if (actor != null) {
            arguments.add(actor);
        }
        return arguments;
    }
}
