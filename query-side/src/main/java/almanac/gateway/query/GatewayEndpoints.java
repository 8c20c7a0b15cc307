package almanac.gateway.query;

import almanac.gateway.event.GatewayEndpointEvent;
import almanac.gateway.query.GatewayQuery.FindCallRoute;
import almanac.gateway.query.GatewayQuery.GetEndpointBudget;
import almanac.gateway.query.GatewayQuery.GetEndpointPermissions;
import almanac.gateway.query.GatewayQuery.GetGatewayEndpoint;
import almanac.gateway.query.GatewayQuery.GetGatewayTerms;
import almanac.gateway.query.GatewayQuery.GetLastGatewayTerms;
import almanac.gateway.query.GatewayQuery.ListGatewayEndpoints;
import almanac.gateway.query.GatewayQuery.LocateGatewayEndpoint;
import almanac.row.Page;
import almanac.row.ProjectionType;
import almanac.row.RowProjection;
import almanac.row.RowStore;
import almanac.row.Versioned;
import almanac.shared.AccountId;
import almanac.shared.CallerRoles;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.shared.GatewayEndpointId;
import almanac.shared.GatewayEndpointName;
import almanac.shared.Permission;
import almanac.shared.UserId;
import almanac.storage.credential.ProviderKeyVault;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.stereotype.Component;

/** Projects endpoints of the AI gateway, and answers queries for them. */
@Component
@ProcessingGroup("gateway-endpoints")
class GatewayEndpoints extends RowProjection<GatewayEndpointEvent, GatewayEndpointRow> {

    private final VisibleEndpoints visible;
    private final ProviderKeyVault keys;

    GatewayEndpoints(RowStore store, VisibleEndpoints visible, ProviderKeyVault keys) {
        super(
                store,
                new ProjectionType<>(
                        "gatewayEndpoints",
                        GatewayEndpointEvent.class,
                        GatewayEndpointRow.class,
                        GatewayEndpointRow::new,
                        row -> new GetLastGatewayTerms(row.endpoint())));
        this.visible = visible;
        this.keys = keys;
    }

    @EventHandler
    void on(GatewayEndpointEvent event, EventFacts facts) {
        rows.fold(event, facts);
    }

    @QueryHandler
    Page<UsableEndpoint> answer(ListGatewayEndpoints query, CallerRoles roles) {
        List<String> ids = visible.idsFor(query.caller(), roles, query.listing());
        return Page.of(rows.inOrder(ids)).map(GatewayEndpointRow::toUsable);
    }

    @QueryHandler
    GatewayEndpointId answer(LocateGatewayEndpoint query, CallerRoles roles) {
        return new GatewayEndpointId(idOf(query.name(), query.caller(), roles));
    }

    @QueryHandler
    Versioned<UsableEndpoint> answer(GetGatewayEndpoint query, CallerRoles roles) {
        GatewayEndpointRow row = row(query.name(), query.caller(), roles);
        return Versioned.of(row.toUsable(), row);
    }

    @QueryHandler
    Versioned<EndpointPermissionsDtoV1> answer(GetEndpointPermissions query, CallerRoles roles) {
        GatewayEndpointRow row = row(query.name(), query.caller(), roles);
        EndpointPermissionsDtoV1 all = row.toPermissions();
        boolean managesIt = Permission.MANAGE_GATEWAY.isHeldBy(roles);
        return Versioned.of(
                managesIt ? all : all.asSeenBy(new AccountId(query.caller().value())), row);
    }

    @QueryHandler
    CallRoute answer(FindCallRoute query, CallerRoles roles) {
        GatewayEndpointRow row = row(query.name(), query.caller(), roles);
        return row.toRoute(keys.of(row.endpoint()));
    }

    @QueryHandler
    Versioned<GatewayTerms> answer(GetGatewayTerms query, CallerRoles roles) {
        GatewayEndpointRow row = row(query.name(), query.caller(), roles);
        return Versioned.of(row.toTerms(), row);
    }

    @QueryHandler
    Versioned<GatewayTerms> answer(GetLastGatewayTerms query) {
        return rows.find(query.endpoint().value())
                .map(row -> Versioned.of(row.toTerms(), row))
                .orElseThrow(() -> ErrorCode.GATEWAY_ENDPOINT_NOT_FOUND.with(query.endpoint()));
    }

    @QueryHandler
    EndpointBudget answer(GetEndpointBudget query) {
        return rows.find(query.endpoint().value())
                .map(GatewayEndpointRow::toBudget)
                .orElseThrow(() -> ErrorCode.GATEWAY_ENDPOINT_NOT_FOUND.with(query.endpoint()));
    }

    private GatewayEndpointRow row(GatewayEndpointName name, UserId caller, CallerRoles roles) {
        return rows.find(idOf(name, caller, roles)).orElseThrow(() -> ErrorCode.GATEWAY_ENDPOINT_NOT_FOUND.with(name));
    }

    private String idOf(GatewayEndpointName name, UserId caller, CallerRoles roles) {
        return visible.idOf(name, caller, roles).orElseThrow(() -> ErrorCode.GATEWAY_ENDPOINT_NOT_FOUND.with(name));
    }
}
