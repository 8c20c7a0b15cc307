package almanac.shared;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
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
    static final String CALLER_ROLES = "almanac.caller-roles";

    private final RoleLookup roleLookup;

    public Guard(RoleLookup roleLookup) {
        this.roleLookup = roleLookup;
    }

    @Override
    public Object handle(UnitOfWork<? extends Message<?>> unitOfWork, InterceptorChain chain) throws Exception {
        Message<?> message = unitOfWork.getMessage();
        boolean isJob = Actor.isJob(message.getMetaData());
        if (isJob) {
            requireForJobs(message.getPayload());
        }
        CallerRoles roles = check(message.getPayload(), Actor.of(message.getMetaData()));
        unitOfWork.resources().put(CALLER_ROLES, isJob ? roles.asJob() : roles);
        return chain.proceed();
    }

    /** Refuses what a job may not do for its starter: its token could be read by all that the job runs. */
    public static void requireForJobs(Object payload) {
        for (Permission permission : required(payload)) {
            if (!permission.isHeldByJobs()) {
                throw ErrorCode.NOT_FOR_JOBS.with(permission.label());
            }
        }
    }

    /** Returns the sender's roles in all things that its permissions are held in, or throws a refusal. */
    public CallerRoles check(Object payload, String actor) {
        if (actor.equals(Actor.SYSTEM)) {
            return CallerRoles.SYSTEM;
        }
        if (actor.isEmpty()) {
            throw ErrorCode.NOT_LOGGED_IN.with();
        }
        UserId caller = new UserId(actor);
        Set<Permission> required = required(payload);
        return payload instanceof Scoped.Several several
                ? checkEach(required, several, caller)
                : check(required, payload, caller);
    }

    /** Checks the sender in each of the things, and returns the system roles alone: the others differ among them. */
    private CallerRoles checkEach(Set<Permission> required, Scoped.Several several, UserId caller) {
        List<? extends Scoped> each = several.each();
        if (each.isEmpty()) {
            throw ErrorCode.NOT_ALLOWED.with(several.getClass().getSimpleName());
        }
        each.forEach(thing -> check(required, thing, caller));
        return known(roleLookup.inInstallation(caller));
    }

    private CallerRoles check(Set<Permission> required, Object payload, UserId caller) {
        Map<Scope, CallerRoles> found = new EnumMap<>(Scope.class);
        for (Permission permission : required) {
            CallerRoles roles = found.computeIfAbsent(permission.scope(), scope -> roles(scope, payload, caller));
            if (!permission.isHeldBy(roles)) {
                throw refusal(permission, payload, caller);
            }
        }
        return found.values().stream()
                .reduce(CallerRoles::and)
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
        for (Scope scope : Scope.values()) {
            Optional<Scope.Thing> thing = scope.thingOf(payload);
            if (thing.isPresent() && !scope.isSeenWith(roles(scope, payload, caller))) {
                return thing.get().missing();
            }
        }
        return ErrorCode.NOT_ALLOWED.with(permission.label());
    }

    private CallerRoles roles(Scope scope, Object payload, UserId caller) {
        CallerRoles roles = scope.hasRoles()
                ? inThing(scope.thingOf(payload).orElseThrow(() -> unscoped(scope, payload)), caller)
                : known(roleLookup.inInstallation(caller));
        return payload instanceof Scoped.User about && about.user().equals(caller) ? roles.asSelf() : roles;
    }

    private static IllegalStateException unscoped(Scope scope, Object payload) {
        return new IllegalStateException("%s needs a permission in %s and names no such thing"
                .formatted(payload.getClass().getName(), scope));
    }

    /** Returns the roles in the thing. An unknown caller hears of that first, before anything about the thing. */
    private CallerRoles inThing(Scope.Thing thing, UserId caller) {
        return roleLookup.in(caller, thing.id()).orElseThrow(() -> {
            known(roleLookup.inInstallation(caller));
            return thing.missing();
        });
    }

    private static CallerRoles known(Optional<CallerRoles> roles) {
        return roles.orElseThrow(ErrorCode.NOT_LOGGED_IN::with);
    }
}
