package almanac.support.store;

import org.axonframework.spring.config.SpringAxonConfiguration;

/** What happens one after the other between the message handlers' start and the web server's. */
public final class StartOrder {

    static final int REBUILD = SpringAxonConfiguration.LIFECYCLE_PHASE + 1;

    public static final int FIRST_ADMINISTRATOR = REBUILD + 1;

    private StartOrder() {}
}
