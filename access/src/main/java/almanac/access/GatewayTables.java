package almanac.access;

import almanac.gateway.event.EndpointAudience;
import almanac.gateway.event.GatewayLimits;
import almanac.gateway.event.GatewayPrices;
import almanac.shared.AccountId;
import almanac.shared.GatewayEndpointId;
import almanac.shared.JobId;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Holds the endpoints of the AI gateway: the accounts that may use each, and the terms that calls are decided upon. */
@Component
public class GatewayTables implements GatewayDirectory {

    /** Condition under which a user may use an endpoint {@code e}; takes the user's id twice. */
    private static final String MAY_USE = """
            (e.everyone or exists (
                select 1 from access_gateway_grant g
                where g.endpoint_id = e.endpoint_id and (g.account_id = ? or exists (
                    select 1 from access_member m where m.organization_id = g.account_id and m.user_id = ?))))""";

    /** Roles that manage the gateway, and so may use all endpoints. */
    private static final String MANAGES = "u.system_roles && cast(array['SYS_ADMIN', 'SUPPORT_STAFF'] as text[])";

    private static final String TERMS =
            "select e.model, e.limits, e.prices, j.project_id from access_gateway_endpoint e"
                    + " join access_account u on u.account_id = ? and u.active"
                    + " left join access_job j on j.job_id = ?"
                    + " where e.endpoint_id = ? and (" + MANAGES + " or " + MAY_USE + ")";

    private final AccessLines lines;

    GatewayTables(AccessLines lines) {
        this.lines = lines;
    }

    /**
     * Adds an endpoint and takes its name.
     *
     * @param name null where another endpoint took it meanwhile
     * @throws org.springframework.dao.DuplicateKeyException when another endpoint has that name
     */
    public void add(GatewayEndpointId endpoint, @Nullable String name, String model, EndpointAudience audience) {
        lines.add("""
                insert into access_gateway_endpoint (endpoint_id, name, model, everyone, limits)
                values (?, ?, ?, ?, cast(? as jsonb))""", endpoint.value(), name, model, audience.isEveryone(), json(GatewayLimits.NONE));
        grant(endpoint, audience);
    }

    /** Gives the endpoint another name, under the same conditions. */
    public void rename(GatewayEndpointId endpoint, @Nullable String name) {
        lines.change("update access_gateway_endpoint set name = ? where endpoint_id = ?", name, endpoint.value());
    }

    public void retarget(GatewayEndpointId endpoint, String model) {
        lines.change("update access_gateway_endpoint set model = ? where endpoint_id = ?", model, endpoint.value());
    }

    public void share(GatewayEndpointId endpoint, EndpointAudience audience) {
        lines.change(
                "update access_gateway_endpoint set everyone = ? where endpoint_id = ?",
                audience.isEveryone(),
                endpoint.value());
        lines.change("delete from access_gateway_grant where endpoint_id = ?", endpoint.value());
        grant(endpoint, audience);
    }

    private void grant(GatewayEndpointId endpoint, EndpointAudience audience) {
        lines.change(
                "insert into access_gateway_grant (endpoint_id, account_id) select ?, unnest(cast(? as text[]))",
                endpoint.value(),
                audience.accounts().stream().map(AccountId::value).distinct().toArray(String[]::new));
    }

    public void limit(GatewayEndpointId endpoint, GatewayLimits limits) {
        set("limits", endpoint, limits);
    }

    public void price(GatewayEndpointId endpoint, GatewayPrices prices) {
        set("prices", endpoint, prices);
    }

    private void set(String column, GatewayEndpointId endpoint, Object value) {
        lines.change(
                "update access_gateway_endpoint set %s = cast(? as jsonb) where endpoint_id = ?".formatted(column),
                json(value),
                endpoint.value());
    }

    private static String json(Object value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    /** Removes the endpoint from the tables, which frees its name. */
    public void remove(GatewayEndpointId endpoint) {
        lines.change("delete from access_gateway_grant where endpoint_id = ?", endpoint.value());
        lines.change("delete from access_gateway_endpoint where endpoint_id = ?", endpoint.value());
    }

    @Override
    public boolean isNameTaken(String name) {
        return lines.exists("select 1 from access_gateway_endpoint where name = ?", name);
    }

    @Override
    public Optional<Terms> termsFor(UserId user, GatewayEndpointId endpoint, @Nullable JobId execution) {
        return lines
                .rows(
                        TERMS,
                        (row, n) -> new Terms(
                                row.getString("model"),
                                JsonMapper.shared().readValue(row.getString("limits"), GatewayLimits.class),
                                prices(row.getString("prices")),
                                project(row.getString("project_id"))),
                        user.value(),
                        execution == null ? "" : execution.value(),
                        endpoint.value(),
                        user.value(),
                        user.value())
                .stream()
                .findFirst();
    }

    private static @Nullable ProjectId project(@Nullable String id) {
        return id == null ? null : new ProjectId(id);
    }

    private static @Nullable GatewayPrices prices(@Nullable String text) {
        return text == null ? null : JsonMapper.shared().readValue(text, GatewayPrices.class);
    }
}
