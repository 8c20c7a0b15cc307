package almanac.datasource.query;

import java.util.Map;

/** Finds the product names of types of data sources. */
final class Products {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("ADLSConfig", "Azure Data Lake Store"),
            Map.entry("AzureBlobStorageConfig", "Azure Blob Storage"),
            Map.entry("BigQueryConfig", "Google BigQuery"),
            Map.entry("ClickHouseConfig", "ClickHouse"),
            Map.entry("DB2Config", "IBM DB2"),
            Map.entry("DatabricksConfig", "Databricks"),
            Map.entry("DruidConfig", "Apache Druid"),
            Map.entry("GCSConfig", "Google Cloud Storage"),
            Map.entry("GenericJDBCConfig", "Generic JDBC"),
            Map.entry("GenericS3Config", "Generic S3"),
            Map.entry("GreenplumConfig", "Greenplum"),
            Map.entry("IgniteConfig", "Apache Ignite"),
            Map.entry("MariaDBConfig", "MariaDB"),
            Map.entry("MongoDBConfig", "MongoDB"),
            Map.entry("MySQLConfig", "MySQL"),
            Map.entry("NetezzaConfig", "IBM Netezza"),
            Map.entry("OracleConfig", "Oracle Database"),
            Map.entry("PalantirConfig", "Palantir"),
            Map.entry("PineconeConfig", "Pinecone"),
            Map.entry("PostgreSQLConfig", "PostgreSQL"),
            Map.entry("RedshiftConfig", "Amazon Redshift"),
            Map.entry("S3Config", "Amazon S3"),
            Map.entry("SAPHanaConfig", "SAP HANA"),
            Map.entry("SQLServerConfig", "SQL Server"),
            Map.entry("SingleStoreConfig", "SingleStore"),
            Map.entry("SnowflakeConfig", "Snowflake"),
            Map.entry("SynapseConfig", "Azure Synapse"),
            Map.entry("TabularS3GlueConfig", "Amazon S3 with AWS Glue"),
            Map.entry("TeradataConfig", "Teradata"),
            Map.entry("TrinoConfig", "Trino"),
            Map.entry("VerticaConfig", "Vertica"));

    private Products() {}

    /** Returns the product name; an unknown type is returned as it is. */
    static String nameOf(String dataSourceType) {
        return NAMES.getOrDefault(dataSourceType, dataSourceType);
    }
}
