package almanac.datasource.query;

import almanac.datasource.event.Audience;
import almanac.datasource.event.CredentialType;
import almanac.datasource.event.DataSourceEvent;
import almanac.datasource.event.DataSourceEvent.DataSourceAssociated;
import almanac.datasource.event.DataSourceEvent.DataSourceConfigured;
import almanac.datasource.event.DataSourceEvent.DataSourceCreated;
import almanac.datasource.event.DataSourceEvent.DataSourceCredentialsSet;
import almanac.datasource.event.DataSourceEvent.DataSourceDeleted;
import almanac.datasource.event.DataSourceEvent.DataSourceDissociated;
import almanac.datasource.event.DataSourceEvent.DataSourceOwnerChanged;
import almanac.datasource.event.DataSourceEvent.DataSourcePermissionsChanged;
import almanac.row.Row;
import almanac.shared.DataSourceId;
import almanac.shared.EventFacts;
import almanac.shared.ProjectId;
import almanac.shared.UserId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** A data source. */
@Entity
@Table(name = "data_source_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class DataSourceRow extends Row<DataSourceEvent> {

    private String ownerId;
    private String name;
    private @Nullable String description;
    private String dataSourceType;
    private String authType;

    @Enumerated(EnumType.STRING)
    private CredentialType credentialType;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Map<String, String> config;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private Audience audience;

    /** Ids of the projects that work with it, in the order in which they were linked. */
    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<String> projects = List.of();

    private boolean deleted;

    /** Joined when the row is read, never stored; null in a row that was just folded, or after an erasure. */
    @Formula("(select p.user_name from person p where p.user_id = owner_id)")
    private @Nullable String joinedOwnerName;

    @Override
    protected void apply(DataSourceEvent event, EventFacts facts) {
        switch (event) {
            case DataSourceCreated e -> create(e);
            case DataSourceConfigured e -> config = e.config();
            case DataSourceCredentialsSet _ -> {} // they are never shown
            case DataSourcePermissionsChanged e -> audience = e.audience();
            case DataSourceOwnerChanged e -> ownerId = e.owner().value();
            case DataSourceAssociated e -> projects = with(e.project());
            case DataSourceDissociated e -> projects = without(e.project());
            case DataSourceDeleted _ -> deleted = true;
        }
    }

    private void create(DataSourceCreated event) {
        ownerId = event.owner().value();
        name = event.name();
        description = event.description();
        dataSourceType = event.dataSourceType();
        authType = event.authType();
        credentialType = event.credentialType();
        config = event.config();
        audience = event.audience();
    }

    private List<String> with(ProjectId project) {
        return Stream.concat(projects.stream(), Stream.of(project.value())).toList();
    }

    private List<String> without(ProjectId project) {
        return projects.stream().filter(known -> !known.equals(project.value())).toList();
    }

    boolean isDeleted() {
        return deleted;
    }

    UserId owner() {
        return new UserId(ownerId);
    }

    @Nullable
    String joinedOwnerName() {
        return joinedOwnerName;
    }

    DataSourceEnvelopeV1 toV1(String ownerUsername) {
        return new DataSourceEnvelopeV1(
                new DataSourceId(id()),
                name,
                description,
                dataSourceType,
                Products.nameOf(dataSourceType),
                authType,
                credentialType,
                config,
                owner(),
                ownerUsername,
                DataSourcePermissionsV1.of(audience),
                updatedAt());
    }
}
