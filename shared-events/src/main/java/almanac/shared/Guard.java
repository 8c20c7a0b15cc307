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
 * handled, on both buses, so that REST, automations and admin tools meet the same gate (docs/adr/0003). A type that
 * says nothing about who may send it is refused to everybody.
 */
public final class Guard implements MessageHandlerInterceptor<Message<?>> {

    /** Under which the unit of work holds the sender's {@link Standing}. */
    static final String STANDING = "almanac.standing";

    private final Standings standings;

    public Guard(Standings standings) {
        this.standings = standings;
    }

    @Override
    public Object handle(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain) throws Exception {
        Message<?> message = unitOfWork.getMessage();
        unitOfWork.resources().put(STANDING, check(message.getPayload(), Actor.of(message.getMetaData())));
        return chain.proceed();
    }

    /** What the sender is with regard to what the message is about. */
    public Standing check(Object payload, String actor) {
        if (actor.equals(Actor.SYSTEM)) {
            return Standing.SYSTEM;
        }
        if (actor.isEmpty()) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        }
        UserId caller = new UserId(actor);
        Map<Permission.Scope, Standing> found = new EnumMap<>(Permission.Scope.class);
        for (Permission permission : required(payload)) {
            Standing standing = found.computeIfAbsent(permission.scope(), scope -> standing(scope, payload, caller));
            if (!permission.isHeldBy(standing)) {
                throw refusal(permission, payload, caller);
            }
        }
        return found.values().stream()
                .reduce((first, last) -> last)
                .orElseGet(() -> known(standings.inInstallation(caller)));
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
        if (payload instanceof About.Demanding demanding) {
            required.addAll(demanding.alsoRequires());
        }
        return required;
    }

    /**
     * Whoever may not even know of the thing is told that it does not exist: asked of the thing itself, for what is
     * lacking may be a permission in the whole installation.
     */
    private DomainException refusal(Permission permission, Object payload, UserId caller) {
        return switch (payload) {
            case About.InProject about
            when !Permission.SEE_PROJECT.isHeldBy(standing(Permission.Scope.PROJECT, payload, caller)) ->
                notFound(about);
            case About.Organization about
            when !Permission.VIEW_ORGANIZATION.isHeldBy(standing(Permission.Scope.ORGANIZATION, payload, caller)) ->
                ErrorCode.ORGANIZATION_NOT_FOUND.with(about.organization());
            case About.DataSource about
            when !Permission.USE_DATA_SOURCE.isHeldBy(standing(Permission.Scope.DATA_SOURCE, payload, caller)) ->
                ErrorCode.DATA_SOURCE_NOT_FOUND.with(about.dataSource());
            case About.InDataset about
            when !Permission.LIST_DATASET_RW.isHeldBy(standing(Permission.Scope.DATASET, payload, caller)) ->
                missing(about);
            case About.Environment about
            when !Permission.VIEW_ENVIRONMENT.isHeldBy(standing(Permission.Scope.ENVIRONMENT, payload, caller)) ->
                ErrorCode.ENVIRONMENT_NOT_FOUND.with(about.environment());
            default -> ErrorCode.NOT_ALLOWED.with(permission.label());
        };
    }

    private Standing standing(Permission.Scope scope, Object payload, UserId caller) {
        Standing standing = switch (scope) {
            case INSTALLATION, USER -> known(standings.inInstallation(caller));
            case PROJECT -> inProject((About.InProject) payload, caller);
            case DATASET -> inDataset((About.InDataset) payload, caller);
            case ORGANIZATION -> inOrganization(((About.Organization) payload).organization(), caller);
            case DATA_SOURCE -> inDataSource(((About.DataSource) payload).dataSource(), caller);
            case ENVIRONMENT -> inEnvironment(((About.Environment) payload).environment(), caller);
        };
        return payload instanceof About.User about && about.user().equals(caller) ? standing.asSelf() : standing;
    }

    private Standing inProject(About.InProject about, UserId caller) {
        Optional<Standing> standing = switch (about) {
            case About.Project in -> standings.inProject(caller, in.project());
            case About.Job of -> standings.inProjectOf(caller, of.job());
        };
        return standing.orElseThrow(() -> missing(caller, notFound(about)));
    }

    private static DomainException notFound(About.InProject about) {
        return switch (about) {
            case About.Project in -> ErrorCode.PROJECT_NOT_FOUND.with(in.project());
            case About.Job of -> ErrorCode.JOB_NOT_FOUND.with(of.job());
        };
    }

    private Standing inOrganization(OrganizationId organization, UserId caller) {
        return standings
                .inOrganization(caller, organization)
                .orElseThrow(() -> missing(caller, ErrorCode.ORGANIZATION_NOT_FOUND.with(organization)));
    }

    private Standing inDataSource(DataSourceId dataSource, UserId caller) {
        return standings
                .inDataSource(caller, dataSource)
                .orElseThrow(() -> missing(caller, ErrorCode.DATA_SOURCE_NOT_FOUND.with(dataSource)));
    }

    private Standing inDataset(About.InDataset about, UserId caller) {
        Optional<Standing> standing = switch (about) {
            case About.Dataset it -> standings.inDataset(caller, it.dataset());
            case About.Snapshot it -> standings.inDatasetOf(caller, it.snapshot());
        };
        return standing.orElseThrow(() -> missing(caller, missing(about)));
    }

    private static DomainException missing(About.InDataset about) {
        return switch (about) {
            case About.Dataset it -> ErrorCode.DATASET_NOT_FOUND.with(it.dataset());
            case About.Snapshot it -> ErrorCode.SNAPSHOT_NOT_FOUND.with(it.snapshot());
        };
    }

    private Standing inEnvironment(EnvironmentId environment, UserId caller) {
        return standings
                .inEnvironment(caller, environment)
                .orElseThrow(() -> missing(caller, ErrorCode.ENVIRONMENT_NOT_FOUND.with(environment)));
    }

    /** Whoever is not let in at all is told that, before anything about the thing he asked for. */
    private DomainException missing(UserId caller, DomainException notFound) {
        return standings.inInstallation(caller).isPresent() ? notFound : ErrorCode.NOT_LOGGED_IN.with();
    }

    private static Standing known(Optional<Standing> standing) {
        return standing.orElseThrow(ErrorCode.NOT_LOGGED_IN::with);
    }
}
