package almanac.shared;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Lets a query handler declare a parameter of type {@link CallerRoles}: the sender's roles as {@link Guard} found them,
 * for answers that show more to some callers than to others. Found by Axon through the service loader.
 */
public final class CallerRolesResolverFactory implements ParameterResolverFactory {

    @Override
    public @Nullable ParameterResolver<?> createInstance(
            Executable executable, Parameter[] parameters, int parameterIndex) {
        return parameters[parameterIndex].getType() == CallerRoles.class ? new Resolver() : null;
    }

    private static final class Resolver implements ParameterResolver<CallerRoles> {

        @Override
        public CallerRoles resolveParameterValue(Message<?> message) {
            return CurrentUnitOfWork.get().getResource(Guard.CALLER_ROLES);
        }

        @Override
        public boolean matches(Message<?> message) {
            return CurrentUnitOfWork.map(unit -> unit.resources().containsKey(Guard.CALLER_ROLES))
                    .orElse(false);
        }
    }
}
