package almanac.row;

import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Configuration;

/** Configures where the rows of all features are found. */
@Configuration(proxyBeanMethods = false)
@EntityScan("almanac")
class RowConfiguration {}
