package almanac.shared;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Refuses every command and query whose sender does not hold what its type requires. Works where the message is
 * handled, on both buses, so that REST, automations and admin tools meet the same gate (docs/adr/0003). A type without
 * an annotation about its senders is refused to every user.
 */
public final class Guard implements MessageHandlerInterceptor<Message<?>> {

    /** The key under which the unit of work holds the sender's {@link CallerRoles}. */
    static final String STANDING = "almanac.standing";

    private final RoleLookup roleLookup;

    public Guard(RoleLookup roleLookup) {
        this.roleLookup = roleLookup;
    }

    @Override
    public Object handle(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain) throws Exception {
        Message<?> message = unitOfWork.getMessage();
        if (Actor.isJob(message.getMetaData())) {
            requireForJobs(message.getPayload());
        }
        unitOfWork.resources().put(STANDING, check(message.getPayload(), Actor.of(message.getMetaData())));
        return chain.proceed();
    }

    /** Refuses what a job may not do for its starter: its token could be read by all that the job runs. */
    private static void requireForJobs(Object payload) {
        for (Permission permission : required(payload)) {
            if (!permission.isHeldByJobs()) {
                throw ErrorCode.NOT_FOR_JOBS.with(permission.label());
            }
        }
    }

    /** Returns the sender's roles for the thing that the message is about, or throws a refusal. */
    public CallerRoles check(Object payload, String actor) {
        if (actor.equals(Actor.SYSTEM)) {
            return CallerRoles.SYSTEM;
        }
        if (actor.isEmpty()) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        }
        UserId caller = new UserId(actor);
        Map<Permission.Scope, CallerRoles> found = new EnumMap<>(Permission.Scope.class);
        for (Permission permission : required(payload)) {
            CallerRoles roles = found.computeIfAbsent(permission.scope(), scope -> roles(scope, payload, caller));
            if (!permission.isHeldBy(roles)) {
                throw refusal(permission, payload, caller);
            }
        }
        return found.values().stream()
                .reduce((first, last) -> last)
                .orElseGet(() -> known(roleLookup.inInstallation(caller)));
    }

    private static Set<Permission> required(Object payload) {
        Class<?> type = payload.getClass();
        Requires requires = type.getAnnotation(Requires.class);
        if (requires == null && !type.isAnnotationPresent(OpenToAll.class)) {
            throw ErrorCode.NOT_ALLOWED.with(type.getSimpleName());
        }
        Set<Permission> required = EnumSet.noneOf(Permission.class);
        if (requires != null) {
            Collections.addAll(required, requires.value());
        }
        if (payload instanceof Scoped.ConditionalPermissions demanding) {
            required.addAll(demanding.alsoRequires());
        }
        return required;
    }

    /**
     * Returns a refusal. A caller that may not even know of the thing is told that it does not exist: asked of the
     * thing itself, for the missing permission may be one in the whole installation.
     */
    private DomainException refusal(Permission permission, Object payload, UserId caller) {
        return switch (payload) {
            case Scoped.InProject about
            when !Permission.SEE_PROJECT.isHeldBy(roles(Permission.Scope.PROJECT, payload, caller)) -> notFound(about);
            case Scoped.Organization about
            when !Permission.VIEW_ORGANIZATION.isHeldBy(roles(Permission.Scope.ORGANIZATION, payload, caller)) ->
                ErrorCode.ORGANIZATION_NOT_FOUND.with(about.organization());
            case Scoped.DataSource about
            when !Permission.USE_DATA_SOURCE.isHeldBy(roles(Permission.Scope.DATA_SOURCE, payload, caller)) ->
                ErrorCode.DATA_SOURCE_NOT_FOUND.with(about.dataSource());
            case Scoped.InDataset about
            when !Permission.LIST_DATASET_RW.isHeldBy(roles(Permission.Scope.DATASET, payload, caller)) ->
                missing(about);
            case Scoped.Environment about
            when !Permission.VIEW_ENVIRONMENT.isHeldBy(roles(Permission.Scope.ENVIRONMENT, payload, caller)) ->
                ErrorCode.ENVIRONMENT_NOT_FOUND.with(about.environment());
            default -> ErrorCode.NOT_ALLOWED.with(permission.label());
        };
    }

    private CallerRoles roles(Permission.Scope scope, Object payload, UserId caller) {
        CallerRoles roles = switch (scope) {
            case INSTALLATION, USER -> known(roleLookup.inInstallation(caller));
            case PROJECT -> inProject((Scoped.InProject) payload, caller);
            case DATASET -> inDataset((Scoped.InDataset) payload, caller);
            case ORGANIZATION -> inOrganization(((Scoped.Organization) payload).organization(), caller);
            case DATA_SOURCE -> inDataSource(((Scoped.DataSource) payload).dataSource(), caller);
            case ENVIRONMENT -> inEnvironment(((Scoped.Environment) payload).environment(), caller);
        };
        return payload instanceof Scoped.User about && about.user().equals(caller) ? roles.asSelf() : roles;
    }

    private CallerRoles inProject(Scoped.InProject about, UserId caller) {
        Optional<CallerRoles> roles = switch (about) {
            case Scoped.Project in -> roleLookup.inProject(caller, in.project());
            case Scoped.Job of -> roleLookup.inProjectOf(caller, of.job());
        };
        return roles.orElseThrow(() -> missing(caller, notFound(about)));
    }

    private static DomainException notFound(Scoped.InProject about) {
        return switch (about) {
            case Scoped.Project in -> ErrorCode.PROJECT_NOT_FOUND.with(in.project());
            case Scoped.Job of -> ErrorCode.JOB_NOT_FOUND.with(of.job());
        };
    }

    private CallerRoles inOrganization(OrganizationId organization, UserId caller) {
        return roleLookup
                .inOrganization(caller, organization)
                .orElseThrow(() -> missing(caller, ErrorCode.ORGANIZATION_NOT_FOUND.with(organization)));
    }

    private CallerRoles inDataSource(DataSourceId dataSource, UserId caller) {
        return roleLookup
                .inDataSource(caller, dataSource)
                .orElseThrow(() -> missing(caller, ErrorCode.DATA_SOURCE_NOT_FOUND.with(dataSource)));
    }

    private CallerRoles inDataset(Scoped.InDataset about, UserId caller) {
        Optional<CallerRoles> roles = switch (about) {
            case Scoped.Dataset it -> roleLookup.inDataset(caller, it.dataset());
            case Scoped.Snapshot it -> roleLookup.inDatasetOf(caller, it.snapshot());
        };
        return roles.orElseThrow(() -> missing(caller, missing(about)));
    }

    private static DomainException missing(Scoped.InDataset about) {
        return switch (about) {
            case Scoped.Dataset it -> ErrorCode.DATASET_NOT_FOUND.with(it.dataset());
            case Scoped.Snapshot it -> ErrorCode.SNAPSHOT_NOT_FOUND.with(it.snapshot());
        };
    }

    private CallerRoles inEnvironment(EnvironmentId environment, UserId caller) {
        return roleLookup
                .inEnvironment(caller, environment)
                .orElseThrow(() -> missing(caller, ErrorCode.ENVIRONMENT_NOT_FOUND.with(environment)));
    }

    /**
     * Returns the refusal for a missing thing. An unknown caller hears of that first, before anything about the thing.
     */
    private DomainException missing(UserId caller, DomainException notFound) {
        return roleLookup.inInstallation(caller).isPresent() ? notFound : ErrorCode.NOT_LOGGED_IN.with();
    }

    private static CallerRoles known(Optional<CallerRoles> roles) {
        return roles.orElseThrow(ErrorCode.NOT_LOGGED_IN::with);
    }
}
