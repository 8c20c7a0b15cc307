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
import almanac.storage.credential.CredentialVault;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Applies events of data sources for the {@link AccessProjector}. */
@Component
class DataSourceAccess {

    private final AccessDataSources dataSources;
    private final CredentialVault credentials;

    DataSourceAccess(AccessDataSources dataSources, CredentialVault credentials) {
        this.dataSources = dataSources;
        this.credentials = credentials;
    }

    void apply(DataSourceEvent event, boolean late) {
        switch (event) {
            case DataSourceCreated e -> add(e, late);
            case DataSourcePermissionsChanged e -> dataSources.share(e.dataSource(), e.audience());
            case DataSourceOwnerChanged e -> dataSources.changeOwner(e.dataSource(), e.owner());
            case DataSourceDeleted e -> delete(e.dataSource());
            case DataSourceConfigured _,
                    DataSourceCredentialsSet _,
                    DataSourceAssociated _,
                    DataSourceDissociated _ -> {}
        }
    }

    private void add(DataSourceCreated event, boolean late) {
        boolean isTaken = late && dataSources.isNameTaken(event.name());
        String name = isTaken ? event.name() + " " + event.dataSource() : event.name();
        try {
            dataSources.add(event.dataSource(), event.owner(), name, event.audience());
        } catch (DuplicateKeyException _) {
            throw ErrorCode.DATA_SOURCE_NAME_TAKEN.with(event.name());
        }
    }

    /** Deletes the credentials too, which a backup older than the deletion may have put back. */
    private void delete(DataSourceId dataSource) {
        credentials.destroyThoseOf(dataSource);
        dataSources.remove(dataSource);
    }
}
