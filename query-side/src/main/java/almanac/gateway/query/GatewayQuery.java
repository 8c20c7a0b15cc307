package almanac.gateway.query;

import almanac.row.Page;
import almanac.row.Versioned;
import almanac.shared.GatewayEndpointId;
import almanac.shared.GatewayEndpointName;
import almanac.shared.OpenToAll;
import almanac.shared.Permission;
import almanac.shared.Query;
import almanac.shared.Requires;
import almanac.shared.SystemOnly;
import almanac.shared.UserId;
import java.time.LocalDate;

/** Questions about endpoints of the AI gateway. One that the caller may not use does not exist for the caller. */
public interface GatewayQuery {

    /** Asks for the endpoints that the caller may use, in that order. */
    @OpenToAll
    record ListGatewayEndpoints(UserId caller, EndpointListing listing) implements Query<Page<UsableEndpoint>> {}

    @OpenToAll
    record GetGatewayEndpoint(GatewayEndpointName name, UserId caller) implements Query<Versioned<UsableEndpoint>> {}

    /** Asks for the id of an endpoint, for a command about it. */
    @OpenToAll
    record LocateGatewayEndpoint(GatewayEndpointName name, UserId caller) implements Query<GatewayEndpointId> {}

    @OpenToAll
    record GetEndpointPermissions(GatewayEndpointName name, UserId caller)
            implements Query<Versioned<EndpointPermissionsDtoV1>> {}

    /** Asks where a call of the endpoint goes. */
    @OpenToAll
    record FindCallRoute(GatewayEndpointName name, UserId caller) implements Query<CallRoute> {}

    /** Asks for the limits and prices of an endpoint. */
    @Requires(Permission.MANAGE_GATEWAY)
    record GetGatewayTerms(GatewayEndpointName name, UserId caller) implements Query<Versioned<GatewayTerms>> {}

    /** As {@link GetGatewayTerms}, of a deleted endpoint too: it stands for the right to see the past of one. */
    @Requires(Permission.MANAGE_GATEWAY)
    record GetLastGatewayTerms(GatewayEndpointId endpoint) implements Query<Versioned<GatewayTerms>> {}

    /** Asks for the budget of an endpoint, to tell of it. */
    @SystemOnly
    record GetEndpointBudget(GatewayEndpointId endpoint) implements Query<EndpointBudget> {}

    /** Asks for events of the audit feed, the newest first, for auditors and for callers that manage the gateway. */
    @OpenToAll
    record ReadGatewayAudit(GatewayAuditFilter filter) implements Query<Page<GatewayAuditDataV1>> {}

    /**
     * Asks what the calls of an endpoint took between two days, for callers that manage the gateway; others get sums
     * of their own calls.
     *
     * @param from the first day
     * @param to the last day
     */
    @OpenToAll
    record SumGatewayUsage(GatewayEndpointName name, UserId caller, LocalDate from, LocalDate to, UsageGrouping by)
            implements Query<Page<GatewayUsageV1>> {}
}
