package almanac.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads roles from the columns of a selected row. */
final class RoleColumns {

    private RoleColumns() {}

    static <E extends Enum<E>> @Nullable E role(Class<E> type, ResultSet row, String column) throws SQLException {
        String name = row.getString(column);
        return name == null ? null : Enum.valueOf(type, name);
    }

    static <E extends Enum<E>> Set<E> roles(Class<E> type, ResultSet row, String column) throws SQLException {
        Set<E> roles = EnumSet.noneOf(type);
        Array array = row.getArray(column);
        if (array != null) {
            Arrays.stream((String[]) array.getArray())
                    .map(name -> Enum.valueOf(type, name))
                    .forEach(roles::add);
        }
        return roles;
    }
}
