package almanac.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The kinds of things that a permission is held in. A constant holds all that the {@link Guard} has to know of one: how
 * messages name the thing, the refusal of a thing that does not exist, and the permission that lets a caller know of
 * it. A {@link RoleLookup} finds the roles by the type of the thing's id.
 */
public enum Scope {
    /** The whole installation: the caller has the system roles there, and no others. */
    INSTALLATION(Object.class),
    /** One user: the permission is held by that user alone. */
    USER(Scoped.User.class),
    PROJECT(
            () -> Permission.SEE_PROJECT,
            new Naming<>(Scoped.Project.class, Scoped.Project::project, ErrorCode.PROJECT_NOT_FOUND),
            new Naming<>(Scoped.Job.class, Scoped.Job::job, ErrorCode.JOB_NOT_FOUND),
            new Naming<>(
                    Scoped.MonitoredModel.class, Scoped.MonitoredModel::model, ErrorCode.MONITORED_MODEL_NOT_FOUND),
            new Naming<>(Scoped.ModelApi.class, Scoped.ModelApi::api, ErrorCode.MODEL_API_NOT_FOUND)),
    ORGANIZATION(
            () -> Permission.VIEW_ORGANIZATION,
            new Naming<>(
                    Scoped.Organization.class, Scoped.Organization::organization, ErrorCode.ORGANIZATION_NOT_FOUND)),
    DATA_SOURCE(
            () -> Permission.USE_DATA_SOURCE,
            new Naming<>(Scoped.DataSource.class, Scoped.DataSource::dataSource, ErrorCode.DATA_SOURCE_NOT_FOUND)),
    DATASET(
            () -> Permission.LIST_DATASET_RW,
            new Naming<>(Scoped.Dataset.class, Scoped.Dataset::dataset, ErrorCode.DATASET_NOT_FOUND),
            new Naming<>(Scoped.Snapshot.class, Scoped.Snapshot::snapshot, ErrorCode.SNAPSHOT_NOT_FOUND)),
    ENVIRONMENT(
            () -> Permission.VIEW_ENVIRONMENT,
            new Naming<>(Scoped.Environment.class, Scoped.Environment::environment, ErrorCode.ENVIRONMENT_NOT_FOUND));

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Class<?>> messages;

    @SuppressWarnings("ImmutableEnumChecker") // List.of records that hold a class, a method reference and a constant
    private final List<Naming<?>> namings;

    @SuppressWarnings("ImmutableEnumChecker") // a constant of an enum that needs this one
    private final Supplier<Permission> seeing;

    Scope(Class<?> message) {
        this.messages = List.of(message);
        this.namings = List.of();
        this.seeing = () -> {
            throw new IllegalStateException(this + " has no things that could be hidden");
        };
    }

    Scope(Supplier<Permission> seeing, Naming<?>... namings) {
        this.messages = Arrays.stream(namings).<Class<?>>map(Naming::message).toList();
        this.namings = List.of(namings);
        this.seeing = seeing;
    }

    /** One way in which messages name a thing of the scope. */
    private record Naming<M>(Class<M> message, Function<M, ScopedId> id, ErrorCode notFound) {

        Thing in(Object message) {
            return new Thing(id.apply(this.message.cast(message)), notFound);
        }
    }

    /** A thing that a message is about. */
    record Thing(ScopedId id, ErrorCode notFound) {

        DomainException missing() {
            return notFound.with(id);
        }
    }

    /** Returns the types of message that can need a permission of the scope. */
    public List<Class<?>> messages() {
        return messages;
    }

    public boolean isOf(Object message) {
        return messages.stream().anyMatch(type -> type.isInstance(message));
    }

    /** Tells whether callers have roles in the things of the scope, which a {@link RoleLookup} has to find. */
    public boolean hasRoles() {
        return !namings.isEmpty();
    }

    /** Returns the thing of the scope that the message is about; empty when it names none. */
    Optional<Thing> thingOf(Object message) {
        return namings.stream()
                .filter(naming -> naming.message().isInstance(message))
                .findFirst()
                .map(naming -> naming.in(message));
    }

    /** Tells whether a caller with these roles may know of the thing. */
    boolean isSeenWith(CallerRoles roles) {
        return seeing.get().isHeldBy(roles);
    }
}
