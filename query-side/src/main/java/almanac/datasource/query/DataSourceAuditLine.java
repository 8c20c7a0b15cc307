package almanac.datasource.query;

import static almanac.datasource.query.DataSourceAuditEventKindV1.*;

import almanac.datasource.event.Audience;
import almanac.datasource.event.DataSourceAccessEvent;
import almanac.datasource.event.DataSourceEvent;
import almanac.datasource.event.DataSourceEvent.DataSourceAssociated;
import almanac.datasource.event.DataSourceEvent.DataSourceConfigured;
import almanac.datasource.event.DataSourceEvent.DataSourceCreated;
import almanac.datasource.event.DataSourceEvent.DataSourceCredentialsSet;
import almanac.datasource.event.DataSourceEvent.DataSourceDeleted;
import almanac.datasource.event.DataSourceEvent.DataSourceDissociated;
import almanac.datasource.event.DataSourceEvent.DataSourceOwnerChanged;
import almanac.datasource.event.DataSourceEvent.DataSourcePermissionsChanged;
import almanac.shared.AccountId;
import almanac.shared.DataSourceId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The data that the audit feed stores of one event: ids, no names. */
record DataSourceAuditLine(DataSourceId dataSource, DataSourceAuditEventKindV1 kind, Map<String, String> metadata) {

    private static final String PROJECT = "projectId";
    private static final String OWNER = "ownerId";
    private static final String EVERYONE = "isEveryone";
    private static final String ACCOUNTS = "userAndOrganizationIds";

    static DataSourceAuditLine of(DataSourceAccessEvent event) {
        return new DataSourceAuditLine(event.dataSource(), ACCESS_DATA_SOURCE, Map.of());
    }

    /** Returns the line of an event; empty for events that the feed does not show. */
    static Optional<DataSourceAuditLine> of(DataSourceEvent event) {
        return switch (event) {
            case DataSourceCreated e -> line(e, CREATE_DATA_SOURCE, Map.of());
            case DataSourcePermissionsChanged e -> line(e, DATA_SOURCE_CHANGE_OF_PERMISSIONS, inWords(e.audience()));
            case DataSourceOwnerChanged e ->
                line(e, DATA_SOURCE_CHANGE_OF_OWNERSHIP, Map.of(OWNER, e.owner().value()));
            case DataSourceAssociated e ->
                line(
                        e,
                        DATA_SOURCE_ASSOCIATED_TO_PROJECT,
                        Map.of(PROJECT, e.project().value()));
            case DataSourceDissociated e ->
                line(
                        e,
                        DATA_SOURCE_DISSOCIATED_FROM_PROJECT,
                        Map.of(PROJECT, e.project().value()));
            case DataSourceDeleted e -> line(e, DELETE_DATA_SOURCE, Map.of());
            case DataSourceConfigured _, DataSourceCredentialsSet _ -> Optional.empty();
        };
    }

    private static Optional<DataSourceAuditLine> line(
            DataSourceEvent event, DataSourceAuditEventKindV1 kind, Map<String, String> metadata) {
        return Optional.of(new DataSourceAuditLine(event.dataSource(), kind, metadata));
    }

    private static Map<String, String> inWords(Audience audience) {
        String accounts = audience.accounts().stream().map(AccountId::value).collect(Collectors.joining(","));
        return Map.of(EVERYONE, String.valueOf(audience.isEveryone()), ACCOUNTS, accounts);
    }
}
