package almanac.support;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication(scanBasePackages = "almanac")
class AlmanacApplication {}
