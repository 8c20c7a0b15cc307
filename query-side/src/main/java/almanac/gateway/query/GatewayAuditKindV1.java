package almanac.gateway.query;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kinds of events in the audit feed of the AI gateway, named like those of data sources. */
public enum GatewayAuditKindV1 {
    @JsonProperty("AccessGatewayEndpoint")
    ACCESS_GATEWAY_ENDPOINT,
    @JsonProperty("CreateGatewayEndpoint")
    CREATE_GATEWAY_ENDPOINT,
    @JsonProperty("UpdateGatewayEndpoint")
    UPDATE_GATEWAY_ENDPOINT,
    @JsonProperty("ChangeGatewayEndpointPermissions")
    CHANGE_GATEWAY_ENDPOINT_PERMISSIONS,
    @JsonProperty("DeleteGatewayEndpoint")
    DELETE_GATEWAY_ENDPOINT
}
