package almanac.access.projection;

import almanac.access.AccessDataSources;
import almanac.datasource.event.DataSourceEvent;
import almanac.datasource.event.DataSourceEvent.DataSourceAssociated;
import almanac.datasource.event.DataSourceEvent.DataSourceConfigured;
import almanac.datasource.event.DataSourceEvent.DataSourceCreated;
import almanac.datasource.event.DataSourceEvent.DataSourceCredentialsSet;
import almanac.datasource.event.DataSourceEvent.DataSourceDeleted;
import almanac.datasource.event.DataSourceEvent.DataSourceDissociated;
import almanac.datasource.event.DataSourceEvent.DataSourceOwnerChanged;
import almanac.datasource.event.DataSourceEvent.DataSourcePermissionsChanged;
import almanac.shared.DataSourceId;
import almanac.shared.ErrorCode;
import almanac.shared.EventFacts;
import almanac.storage.credential.CredentialVault;
import java.util.List;
import org.springframework.stereotype.Component;

/** Applies events of data sources. */
@Component
class DataSourceAccess implements AccessPart<DataSourceEvent> {

    private final AccessDataSources dataSources;
    private final CredentialVault credentials;

    DataSourceAccess(AccessDataSources dataSources, CredentialVault credentials) {
        this.dataSources = dataSources;
        this.credentials = credentials;
    }

    @Override
    public Class<DataSourceEvent> events() {
        return DataSourceEvent.class;
    }

    @Override
    public List<String> tables() {
        return List.of("access_data_source_grant", "access_data_source");
    }

    @Override
    public void apply(DataSourceEvent event, EventFacts facts, NameClaims names) {
        switch (event) {
            case DataSourceCreated e -> add(e, names);
            case DataSourcePermissionsChanged e -> dataSources.share(e.dataSource(), e.audience());
            case DataSourceOwnerChanged e -> dataSources.changeOwner(e.dataSource(), e.owner());
            case DataSourceDeleted e -> delete(e.dataSource());
            case DataSourceConfigured _,
                    DataSourceCredentialsSet _,
                    DataSourceAssociated _,
                    DataSourceDissociated _ -> {}
        }
    }

    private void add(DataSourceCreated event, NameClaims names) {
        names.claim(
                () -> dataSources.isDataSourceNameTaken(event.name()),
                () -> add(event, event.name()),
                () -> add(event, event.name() + " " + event.dataSource()),
                ErrorCode.DATA_SOURCE_NAME_TAKEN,
                event.name());
    }

    private void add(DataSourceCreated event, String name) {
        dataSources.add(event.dataSource(), event.owner(), name, event.audience());
    }

    /** Deletes the credentials too, which a backup older than the deletion may have put back. */
    private void delete(DataSourceId dataSource) {
        credentials.destroyThoseOf(dataSource);
        dataSources.remove(dataSource);
    }
}
