package almanac.gateway.query;

import almanac.row.Window;
import almanac.shared.CallerRoles;
import almanac.shared.GatewayEndpointName;
import almanac.shared.Permission;
import almanac.shared.UserId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Finds the endpoints that a caller may use: those for everyone, and those that are shared with the caller or one of
 * the caller's organizations. Callers that manage the gateway may use all, and so may their jobs, which manage none.
 */
@Component
class VisibleEndpoints {

    private static final String VISIBLE = """
            where (:all or e.everyone or exists (
                select 1 from access_gateway_grant g
                where g.endpoint_id = e.endpoint_id and (g.account_id = :caller or exists (
                    select 1 from access_member m
                    where m.organization_id = g.account_id and m.user_id = :caller))))""";

    private final NamedParameterJdbcOperations jdbc;

    VisibleEndpoints(NamedParameterJdbcOperations jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> idOf(GatewayEndpointName name, UserId caller, CallerRoles roles) {
        return jdbc
                .queryForList(
                        "select e.endpoint_id from access_gateway_endpoint e " + VISIBLE + " and e.name = :name",
                        parameters(caller, roles).addValue("name", name.value()),
                        String.class)
                .stream()
                .findFirst();
    }

    List<String> idsFor(UserId caller, CallerRoles roles, EndpointListing listing) {
        Window window = listing.window();
        return jdbc.queryForList(
                "select e.endpoint_id from access_gateway_endpoint e join gateway_endpoint_row r on r.id = e.endpoint_id "
                        + VISIBLE
                        + """
                         and (:part = '' or strpos(lower(concat_ws(' ', r.name, r.provider, r.model)), lower(:part)) > 0)
                        order by {column} {direction}, e.endpoint_id {direction} offset :offset limit :limit""".replace("{column}", column(listing.order()))
                                .replace("{direction}", listing.isAscending() ? "asc" : "desc"),
                parameters(caller, roles)
                        .addValue("part", Objects.requireNonNullElse(listing.search(), ""))
                        .addValue("offset", window == null ? 0 : window.offset())
                        .addValue("limit", window == null ? null : window.limit()),
                String.class);
    }

    private static String column(EndpointListing.Order order) {
        return switch (order) {
            case CREATION -> "e.endpoint_id";
            case NAME -> "r.name collate \"C\"";
            case TYPE -> "r.type";
            case PROVIDER -> "r.provider";
            case MODEL -> "r.model collate \"C\"";
        };
    }

    private static MapSqlParameterSource parameters(UserId caller, CallerRoles roles) {
        return new MapSqlParameterSource()
                .addValue("caller", caller.value())
                .addValue("all", Permission.MANAGE_GATEWAY.isHeldBy(roles.ofStarter()));
    }
}
