package almanac.gateway.query;

import almanac.shared.CallerRoles;
import almanac.shared.GatewayEndpointName;
import almanac.shared.Permission;
import almanac.shared.UserId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.stereotype.Component;

/**
 * Finds the endpoints that a caller may use: those for everyone, and those that are shared with the caller or one of
 * the caller's organizations. Callers that manage the gateway may use all.
 */
@Component
class VisibleEndpoints {

    private static final String VISIBLE = """
            from access_gateway_endpoint e
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
        return ids(" and e.name = :name", parameters(caller, roles).addValue("name", name.value())).stream()
                .findFirst();
    }

    List<String> idsFor(UserId caller, CallerRoles roles) {
        return ids("", parameters(caller, roles));
    }

    private List<String> ids(String condition, MapSqlParameterSource parameters) {
        return jdbc.queryForList(
                "select e.endpoint_id " + VISIBLE + condition + " order by e.endpoint_id desc",
                parameters,
                String.class);
    }

    private static MapSqlParameterSource parameters(UserId caller, CallerRoles roles) {
        return new MapSqlParameterSource()
                .addValue("caller", caller.value())
                .addValue("all", Permission.MANAGE_GATEWAY.isHeldBy(roles));
    }
}
