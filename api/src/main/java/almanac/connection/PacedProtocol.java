package almanac.connection;

import java.util.concurrent.atomic.LongAdder;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP with {@link PacedEndpoint} below it. Tomcat makes it from its name. */
public final class PacedProtocol extends Http11NioProtocol {

    private final PacedEndpoint endpoint;

    /** For Tomcat. */
    public PacedProtocol() {
        this(new PacedEndpoint());
    }

    private PacedProtocol(PacedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void limit(ConnectionLimits limits, LongAdder cut) {
        endpoint.limit(limits, cut);
    }

    @Override
    protected Processor createProcessor() {
        return new PacedProcessor(this, adapter);
    }
}
