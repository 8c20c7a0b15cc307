package almanac.environment.query;

import almanac.environment.event.BuildStatus;
import almanac.environment.event.ClusterType;
import almanac.environment.event.EnvironmentEvent;
import almanac.environment.event.EnvironmentEvent.BuildFailed;
import almanac.environment.event.EnvironmentEvent.BuildKilled;
import almanac.environment.event.EnvironmentEvent.BuildReached;
import almanac.environment.event.EnvironmentEvent.BuildSucceeded;
import almanac.environment.event.EnvironmentEvent.EnvironmentArchived;
import almanac.environment.event.EnvironmentEvent.EnvironmentCreated;
import almanac.environment.event.EnvironmentEvent.EnvironmentRestricted;
import almanac.environment.event.EnvironmentEvent.RevisionAdded;
import almanac.environment.event.EnvironmentEvent.RevisionRestricted;
import almanac.environment.event.EnvironmentEvent.RevisionUnrestricted;
import almanac.environment.event.EnvironmentVisibility;
import almanac.environment.query.EnvironmentOwnerV1.OwnerType;
import almanac.row.Row;
import almanac.shared.AccountId;
import almanac.shared.EnvironmentId;
import almanac.shared.EnvironmentRevisionId;
import almanac.shared.EventFacts;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.Immutability;
import org.jspecify.annotations.Nullable;

/** An environment and its revisions, in the order of their numbers. */
@Entity
@Table(name = "environment_row")
@SuppressWarnings("NullAway.Init") // fields are set by the first event
class EnvironmentRow extends Row<EnvironmentEvent> {

    /** The tag of an environment that is meant for restricted projects (behaviour.md, 3.8). */
    private static final String RESTRICTED = "restricted";

    private String name;
    private @Nullable String description;

    @Enumerated(EnumType.STRING)
    private EnvironmentVisibility visibility;

    private @Nullable String ownerId;
    private @Nullable Boolean curated;
    private @Nullable Boolean addBaseDependencies;
    private @Nullable String duplicatedFrom;
    private boolean restricted;
    private @Nullable String restrictedRevision;

    @JdbcTypeCode(SqlTypes.JSON)
    @Mutability(Immutability.class)
    private List<RevisionState> revisions = List.of();

    private boolean archived;

    /** Joined when the row is read, never stored; null in a row that was just folded, or after an erasure. */
    @Formula(
            "(select coalesce((select p.user_name from person p where p.user_id = owner_id), (select o.name from organization_row o where o.id = owner_id)))")
    private @Nullable String joinedOwnerName;

    @Override
    protected void apply(EnvironmentEvent event, EventFacts facts) {
        switch (event) {
            case EnvironmentCreated e -> create(e);
            case EnvironmentRestricted _ -> restricted = true;
            case RevisionAdded e ->
                revisions = Stream.concat(revisions.stream(), Stream.of(RevisionState.of(e)))
                        .toList();
            case BuildReached e -> set(e.revision(), e.stage(), null);
            case BuildSucceeded e -> set(e.revision(), BuildStatus.SUCCEEDED, null);
            case BuildFailed e -> set(e.revision(), BuildStatus.FAILED, e.reason());
            case BuildKilled e -> set(e.revision(), BuildStatus.KILLED, null);
            case RevisionRestricted e -> restrict(true, e.revision().value());
            case RevisionUnrestricted _ -> restrict(false, null);
            case EnvironmentArchived _ -> archived = true;
        }
    }

    private void create(EnvironmentCreated event) {
        name = event.name();
        description = event.description();
        visibility = event.visibility();
        ownerId = event.owner() == null ? null : event.owner().value();
        curated = event.isCurated();
        addBaseDependencies = event.addBaseDependencies();
        duplicatedFrom =
                event.duplicatedFrom() == null ? null : event.duplicatedFrom().value();
    }

    private void set(EnvironmentRevisionId revision, BuildStatus status, @Nullable String problem) {
        revisions = revisions.stream()
                .map(known -> known.id().equals(revision) ? known.at(status, problem) : known)
                .toList();
    }

    private void restrict(boolean isRestricted, @Nullable String revision) {
        restricted = isRestricted;
        restrictedRevision = revision;
    }

    /** Returns the owner; null for a global environment. */
    @Nullable
    AccountId owner() {
        return ownerId == null ? null : new AccountId(ownerId);
    }

    boolean belongsToOrganization() {
        return visibility == EnvironmentVisibility.ORGANIZATION;
    }

    @Nullable
    String joinedOwnerName() {
        return joinedOwnerName;
    }

    Optional<EnvironmentRevisionV1> revisionV1(EnvironmentRevisionId revision) {
        return newest(state -> state.id().equals(revision)).map(RevisionState::toV1);
    }

    /** Returns the newest definition that was built, or else the newest one. */
    EnvironmentDefinition definition() {
        RevisionState best = active().or(() -> newest(state -> true)).orElseThrow();
        return new EnvironmentDefinition(name, description, addBaseDependencies, best.definition());
    }

    private Optional<RevisionState> active() {
        return newest(state -> state.status() == BuildStatus.SUCCEEDED);
    }

    private Optional<RevisionState> newest(Predicate<RevisionState> condition) {
        return revisions.reversed().stream().filter(condition).findFirst();
    }

    EnvironmentV1 toV1(String ownerName) {
        Optional<RevisionState> latest = newest(state -> true);
        Optional<RevisionState> active = active();
        return new EnvironmentV1(
                new EnvironmentId(id()),
                name,
                visibility,
                ownerV1(ownerName),
                archived,
                curated,
                latest.map(RevisionState::toV1).orElse(null),
                active.map(RevisionState::toV1).orElse(null),
                newest(state -> state.id().value().equals(restrictedRevision))
                        .map(RevisionState::toV1)
                        .orElse(null),
                active.or(() -> latest)
                        .map(state -> Objects.requireNonNullElse(
                                state.definition().supportedClusters(), List.<ClusterType>of()))
                        .orElse(List.of()),
                active.map(state ->
                                Objects.requireNonNullElse(state.definition().tags(), List.<String>of()))
                        .orElse(null),
                restricted ? List.of(RESTRICTED) : List.of());
    }

    private @Nullable EnvironmentOwnerV1 ownerV1(String ownerName) {
        AccountId owner = owner();
        return owner == null
                ? null
                : new EnvironmentOwnerV1(
                        owner, belongsToOrganization() ? OwnerType.ORGANIZATION : OwnerType.INDIVIDUAL, ownerName);
    }
}
