package almanac.support.store;

import org.axonframework.spring.config.SpringAxonConfiguration;

/** What happens one after the other between the message handlers' start and the web server's. */
public final class StartOrder {

    public static final int MASTER_KEY_CHECK = SpringAxonConfiguration.LIFECYCLE_PHASE + 1;

    static final int REBUILD = MASTER_KEY_CHECK + 1;

    public static final int FIRST_ADMINISTRATOR = REBUILD + 1;

    private StartOrder() {}
}
