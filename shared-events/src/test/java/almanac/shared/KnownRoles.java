package almanac.shared;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Roles of callers that a test puts into it. */
final class KnownRoles implements RoleLookup {

    private final Map<UserId, CallerRoles> inInstallation = new HashMap<>();
    private final Map<Asked, CallerRoles> inThings = new HashMap<>();

    private record Asked(UserId caller, ScopedId thing) {}

    KnownRoles put(UserId caller, CallerRoles roles) {
        inInstallation.put(caller, roles);
        return this;
    }

    KnownRoles put(UserId caller, ScopedId thing, CallerRoles roles) {
        inThings.put(new Asked(caller, thing), roles);
        return this;
    }

    @Override
    public Optional<CallerRoles> inInstallation(UserId caller) {
        return Optional.ofNullable(inInstallation.get(caller));
    }

    @Override
    public Optional<CallerRoles> in(UserId caller, ScopedId thing) {
        return Optional.ofNullable(inThings.get(new Asked(caller, thing)));
    }
}
