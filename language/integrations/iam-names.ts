// Made from the Service Authorization Reference of AWS by npm run generate (scripts/iam-names.ts).

/** The services of the SDK whose actions IAM knows; `key:prefix` where it has another name for the service. */
export const IAM_SERVICES =
  'accessanalyzer:access-analyzer account accountaccess:account-access acm acmpca:acm-pca ' +
  'agentregistry:agent-registry agentregistrycontrol:agent-registry aiops amp:aps amplify amplifybackend ' +
  'amplifyuibuilder apigateway apigatewaymanagementapi:execute-api apigatewayv2:apigateway appconfig ' +
  'appconfigdata:appconfig appfabric appflow appintegrations:app-integrations ' +
  'applicationautoscaling:application-autoscaling applicationdiscovery:discovery applicationinsights ' +
  'applicationsignals:application-signals appmesh apprunner appstream appsync arcregionswitch:arc-region-switch ' +
  'arczonalshift:arc-zonal-shift artifact athena auditmanager autoscaling autoscalingplans:autoscaling-plans b2bi ' +
  'backup backupgateway:backup-gateway backupsearch:backup-search batch bcmdashboards:bcm-dashboards ' +
  'bcmdataexports:bcm-data-exports bcmpricingcalculator:bcm-pricing-calculator ' +
  'bcmrecommendedactions:bcm-recommended-actions bedrock bedrockagent:bedrock bedrockagentcore:bedrock-agentcore ' +
  'bedrockagentcorecontrol:bedrock-agentcore bedrockagentruntime:bedrock bedrockdataautomation:bedrock ' +
  'bedrockdataautomationruntime:bedrock bedrockruntime:bedrock billing billingconductor braket budgets chatbot ' +
  'chime chimesdkidentity:chime chimesdkmediapipelines:chime chimesdkmeetings:chime chimesdkmessaging:chime ' +
  'chimesdkvoice:chime cleanrooms cleanroomsml:cleanrooms-ml cloud9 cloudcontrol:cloudformation clouddirectory ' +
  'cloudformation cloudfront cloudfrontkeyvaluestore:cloudfront-keyvaluestore cloudhsmv2:cloudhsm cloudsearch ' +
  'cloudsearchdomain:cloudsearch cloudtrail cloudtraildata:cloudtrail-data cloudwatch cloudwatchlogs:logs ' +
  'cloudwatchomni:cloudwatch codeartifact codebuild codecommit codeconnections codedeploy ' +
  'codeguruprofiler:codeguru-profiler codegurureviewer:codeguru-reviewer codegurusecurity:codeguru-security ' +
  'codepipeline codestarconnections:codestar-connections codestarnotifications:codestar-notifications ' +
  'cognitoidentity:cognito-identity cognitoidentityprovider:cognito-idp cognitosync:cognito-sync comprehend ' +
  'comprehendmedical computeoptimizer:compute-optimizer computeoptimizerautomation:aco-automation config connect ' +
  'connectcampaigns:connect-campaigns connectcampaignsv2:connect-campaigns connectcases:cases ' +
  'connectcontactlens:connect connecthealth:health-agent controlcatalog controltower costandusagereport:cur ' +
  'costexplorer:ce costoptimizationhub:cost-optimization-hub customerprofiles:profile databasemigration:dms ' +
  'databrew dataexchange datapipeline datasync datazone dax deadline detective devicefarm devopsagent:aidevops ' +
  'devopsguru:devops-guru directconnect directory:ds directoryservicedata:ds-data dlm docdb:rds ' +
  'docdbelastic:docdb-elastic drs dsql dynamodb dynamodbstreams:dynamodb ebs ec2 ' +
  'ec2instanceconnect:ec2-instance-connect ecr ecrpublic:ecr-public ecs efs:elasticfilesystem eks ' +
  'eksauth:eks-auth elasticache elasticbeanstalk elasticloadbalancing elasticloadbalancingv2:elasticloadbalancing ' +
  'elasticsearch:es elementalinference:elemental-inference emr:elasticmapreduce emrcontainers:emr-containers ' +
  'emrserverless:emr-serverless entityresolution eventbridge:events eventbridgev2:events evs finspace firehose ' +
  'fis fms forecast forecastquery:forecast frauddetector freetier fsx gamelift gameliftstreams ' +
  'geoplaces:geo-places georoutes:geo-routes glacier globalaccelerator glue grafana greengrass ' +
  'greengrassv2:greengrass groundstation guardduty health healthlake iam identitystore imagebuilder importexport ' +
  'inspector inspector2 inspectorscan:inspector-scan interconnect internetmonitor invoicing iot iotdataplane:iot ' +
  'iotdeviceadvisor iotfleetwise iotjobsdataplane:iotjobsdata iotmanagedintegrations iotsecuretunneling:iot ' +
  'iotsitewise iottwinmaker iotwireless ivs ivschat ivsrealtime:ivs kafka kafkaconnect kendra ' +
  'kendraranking:kendra-ranking keyspaces:cassandra keyspacesstreams:cassandra kinesis kinesisanalytics ' +
  'kinesisanalyticsv2:kinesisanalytics kinesisvideo kinesisvideoarchivedmedia:kinesisvideo ' +
  'kinesisvideomedia:kinesisvideo kinesisvideosignaling:kinesisvideo kinesisvideowebrtcstorage:kinesisvideo kms ' +
  'lakeformation lambda lambdacore:lambda lambdamicrovms:lambda launchwizard lexmodelbuilding:lex lexmodelsv2:lex ' +
  'lexruntime:lex lexruntimev2:lex licensemanager:license-manager ' +
  'licensemanagerlinuxsubscriptions:license-manager-linux-subscriptions ' +
  'licensemanagerusersubscriptions:license-manager-user-subscriptions lightsail location:geo lookoutequipment m2 ' +
  'machinelearning macie2 mailmanager:ses managedblockchain managedblockchainquery:managedblockchain-query ' +
  'marketplaceagreement:aws-marketplace marketplacecatalog:aws-marketplace marketplacecommerceanalytics ' +
  'marketplacedeployment:aws-marketplace marketplacediscovery:aws-marketplace ' +
  'marketplaceentitlement:aws-marketplace marketplacemetering:aws-marketplace ' +
  'marketplacereporting:aws-marketplace mediaconnect mediaconvert medialive mediapackage mediapackagev2 ' +
  'mediapackagevod:mediapackage-vod mediastore mediastoredata:mediastore mediatailor ' +
  'medicalimaging:medical-imaging memorydb mgn migrationhub:mgh migrationhubconfig:mgh ' +
  'migrationhuborchestrator:migrationhub-orchestrator migrationhubrefactorspaces:refactor-spaces ' +
  'migrationhubstrategy:migrationhub-strategy mpa mq mturk:mechanicalturk mwaa:airflow ' +
  'mwaaserverless:airflow-serverless neptune:rds neptunegraph:neptune-graph networkfirewall:network-firewall ' +
  'networkflowmonitor networkmanager networkmonitor networksecuritymanager:network-security-manager notifications ' +
  'notificationscontacts:notifications-contacts novaact:nova-act oam observabilityadmin odb omics opensearch:es ' +
  'opensearchserverless:aoss organizations osis outposts partnercentralaccount:partnercentral ' +
  'partnercentralbenefits:partnercentral partnercentralchannel:partnercentral ' +
  'partnercentralrevenuemeasurement:partnercentral partnercentralselling:partnercentral ' +
  'paymentcryptography:payment-cryptography paymentcryptographydata:payment-cryptography ' +
  'pcaconnectorad:pca-connector-ad pcaconnectorscep:pca-connector-scep pcs personalize ' +
  'personalizeevents:personalize personalizeruntime:personalize pi pinpoint:mobiletargeting pinpointemail:ses ' +
  'pinpointsmsvoice:sms-voice pinpointsmsvoicev2:sms-voice pipes polly pricing pricingplanmanager proton qapps ' +
  'qbusiness qconnect:wisdom quicksight ram rbin rds rdsdata:rds-data redshift redshiftdata:redshift-data ' +
  'redshiftserverless:redshift-serverless rekognition repostspace resiliencehub resiliencehubv2:resiliencehub ' +
  'resourceexplorer2:resource-explorer-2 resourcegroups:resource-groups resourcegroupstaggingapi:tag ' +
  'rolesanywhere route53 route53domains route53globalresolver route53profiles ' +
  'route53recoverycluster:route53-recovery-cluster route53recoverycontrolconfig:route53-recovery-control-config ' +
  'route53recoveryreadiness:route53-recovery-readiness route53resolver rtbfabric rum s3 s3control:s3 s3files ' +
  's3outposts:s3-outposts s3tables s3vectors sagemaker sagemakera2iruntime:sagemaker sagemakeredge:sagemaker ' +
  'sagemakerfeaturestoreruntime:sagemaker sagemakergeospatial:sagemaker-geospatial sagemakerjobruntime:sagemaker ' +
  'sagemakermetrics:sagemaker sagemakerruntime:sagemaker savingsplans scheduler schemas secretsmanager ' +
  'securityagent securityhub securityir:security-ir securitylake serverlessapplicationrepository:serverlessrepo ' +
  'servicecatalog servicecatalogappregistry:servicecatalog servicediscovery servicequotas ses sesv2:ses ' +
  'sfn:states shield signer signerdata:signer signin simpledb:sdb simpledbv2:sdb snowball ' +
  'snowdevicemanagement:snow-device-management sns socialmessaging:social-messaging sqs ssm ' +
  'ssmcontacts:ssm-contacts ssmguiconnect:ssm-guiconnect ssmincidents:ssm-incidents ssmquicksetup:ssm-quicksetup ' +
  'ssmsap:ssm-sap ssoadmin:sso storagegateway sts supplychain:scn support supportapp supportauthz sustainability ' +
  'swf synthetics taxsettings:tax textract timestreaminfluxdb:timestream-influxdb timestreamquery:timestream ' +
  'timestreamwrite:timestream tnb transcribe transfer translate trustedadvisor uxc verifiedpermissions voiceid ' +
  'vpclattice:vpc-lattice waf wafregional:waf-regional wafv2 wellarchitected wickr wisdom workdocs workmail ' +
  'workmailmessageflow workspaces workspacesinstances:workspaces-instances workspacesthinclient:thinclient ' +
  'workspacesweb:workspaces-web xray';

/** Actions of the SDK that the reference does not list under their own names or those of iam-actions.ts. */
export const UNLISTED =
  'accessanalyzer:getFindingV2 accessanalyzer:listFindingsV2 account:sendPhoneNumberVerification ' +
  'account:verifyPhoneNumber agentregistry:batchGetDiscoverableRegistryRecord appstream:drainSessionInstance ' +
  'arcregionswitch:listServiceQuotaWarnings batch:cancelJobs batch:terminateJobs batch:terminateServiceJobs ' +
  'bcmpricingcalculator:batchCreateBillScenarioCommitmentModification ' +
  'bcmpricingcalculator:batchCreateBillScenarioUsageModification ' +
  'bcmpricingcalculator:batchCreateWorkloadEstimateUsage ' +
  'bcmpricingcalculator:batchDeleteBillScenarioCommitmentModification ' +
  'bcmpricingcalculator:batchDeleteBillScenarioUsageModification ' +
  'bcmpricingcalculator:batchDeleteWorkloadEstimateUsage ' +
  'bcmpricingcalculator:batchUpdateBillScenarioCommitmentModification ' +
  'bcmpricingcalculator:batchUpdateBillScenarioUsageModification ' +
  'bcmpricingcalculator:batchUpdateWorkloadEstimateUsage bedrockagent:createVpcConfiguration ' +
  'bedrockagent:deleteVpcConfiguration bedrockagent:getVpcConfiguration bedrockagent:listVpcConfigurations ' +
  'bedrockagentcore:ingestData bedrockagentcore:invokeBrowser ' +
  'bedrockagentcorecontrol:rotatePaymentConnectorCredentials bedrockruntime:invokeModelWithBidirectionalStream ' +
  'billing:listBusinessSupportAccountCharges billing:listBusinessSupportSubscriptionHistory ' +
  'cloudfront:createDistributionWithTags cloudfront:listDistributionsByOwnedResource ' +
  'cloudtrail:listInsightsMetricData cloudwatch:associateDatasetKmsKey ' +
  'cloudwatch:createResourceMetricsConfiguration cloudwatch:deleteResourceMetricsConfiguration ' +
  'cloudwatch:describeAlarmContributors cloudwatch:disassociateDatasetKmsKey ' +
  'cloudwatch:getResourceMetricsConfiguration cloudwatch:updateOTelEnrichment ' +
  'cloudwatch:updateResourceMetricsConfiguration cloudwatchlogs:getLogObject ' +
  'cognitoidentityprovider:completeWebAuthnRegistration cognitoidentityprovider:deleteWebAuthnCredential ' +
  'cognitoidentityprovider:describeTermsByClient cognitoidentityprovider:getClientToken ' +
  'cognitoidentityprovider:getUserAuthFactors cognitoidentityprovider:listWebAuthnCredentials ' +
  'cognitoidentityprovider:startWebAuthnRegistration connect:associateHoursOfOperations connect:createAuthCode ' +
  'connect:createTestCase connect:deleteContactData connect:deleteSession connect:deleteTestCase ' +
  'connect:describeTestCase connect:disassociateHoursOfOperations connect:getTestCaseExecutionSummary ' +
  'connect:listChildHoursOfOperations connect:listTestCaseExecutionRecords connect:listTestCaseExecutions ' +
  'connect:listTestCases connect:searchTestCases connect:startAssistantContact connect:startTestCaseExecution ' +
  'connect:stopTestCaseExecution connect:updateContactTaskTemplate connect:updateTestCase ' +
  'connect:updateUserConfig customerprofiles:batchPutProfileObject customerprofiles:searchRecommendations ' +
  'databasemigration:describeDataProviders databasemigration:describeExtensionPackAssociations ' +
  'databasemigration:describeInstanceProfiles databasemigration:describeMetadataModelAssessments ' +
  'databasemigration:describeMetadataModelConversions databasemigration:describeMetadataModelExportsAsScript ' +
  'databasemigration:describeMetadataModelExportsToTarget databasemigration:describeMigrationProjects ' +
  'databasemigration:modifyConversionConfiguration databasemigration:modifyDataProvider ' +
  'databasemigration:modifyInstanceProfile databasemigration:modifyMigrationProject ' +
  'databasemigration:startExtensionPackAssociation databasemigration:startMetadataModelExportAsScript ' +
  'datazone:updateRootDomainUnitOwner deadline:batchGetJob deadline:batchGetSession ' +
  'deadline:batchGetSessionAction deadline:batchGetStep deadline:batchGetTask deadline:batchGetWorker ' +
  'deadline:batchUpdateJob deadline:batchUpdateTask detective:listOrganizationAdminAccounts ' +
  'ec2:createCapacityReservationDateChangeQuote ec2:deleteClientVpnEndpointAuthorizationPolicy ' +
  'ec2:describeCapacityReservationDateChangeQuotes ec2:getClientVpnEndpointAuthorizationPolicy ' +
  'ec2:modifyClientVpnEndpointAuthorizationPolicy ecr:listImageReferrers elementalinference:getFixture ' +
  'elementalinference:searchFixtures emrcontainers:updateVirtualCluster glue:associateGlossaryTerms ' +
  'glue:batchGetDataQualityResult glue:batchGetDataQualityRulesetEvaluationRun glue:batchGetIterableForms ' +
  'glue:batchPutDataQualityStatisticAnnotation glue:createGlossary glue:createGlossaryTerm glue:deleteAsset ' +
  'glue:deleteAssetType glue:deleteAttachment glue:deleteFormType glue:deleteGlossary glue:deleteGlossaryTerm ' +
  'glue:disassociateGlossaryTerms glue:getAsset glue:getAssetType glue:getDataCatalogExportConfiguration ' +
  'glue:getFormType glue:getGlossary glue:getGlossaryTerm glue:getMaterializedViewRefreshTaskRun ' +
  'glue:getUnfilteredPartitionMetadata glue:getUnfilteredPartitionsMetadata glue:getUnfilteredTableMetadata ' +
  'glue:listAssetTypes glue:listDataQualityStatisticAnnotations glue:listDataQualityStatistics glue:listFormTypes ' +
  'glue:listGlossaries glue:listGlossaryTerms glue:listIntegrationTableProperties glue:listIterableForms ' +
  'glue:listMaterializedViewRefreshTaskRuns glue:putAsset glue:putAssetType glue:putAttachment ' +
  'glue:putDataCatalogExportConfiguration glue:putFormType glue:searchAssets ' +
  'glue:startMaterializedViewRefreshTaskRun glue:stopMaterializedViewRefreshTaskRun glue:updateAsset ' +
  'glue:updateGlossary glue:updateGlossaryTerm health:describeServiceLifecycle iam:acquireRole ' +
  'iam:updateDelegationRequest iotfleetwise:batchCreateVehicle iotfleetwise:batchUpdateVehicle ' +
  'iotjobsdataplane:startCommandExecution kafkaconnect:restartConnector lakeformation:assumeDecoratedRoleWithSAML ' +
  'lakeformation:getTemporaryDataLocationCredentials lexmodelsv2:listBotAnalyzerHistory ' +
  'lexmodelsv2:listUtteranceAnalyticsData lexmodelsv2:listUtteranceMetrics lightsail:getProfile ' +
  'marketplacecatalog:batchDescribeEntities mediaconnect:batchGetRouterInput ' +
  'mediaconnect:batchGetRouterNetworkInterface mediaconnect:batchGetRouterOutput ' +
  'mediaconnect:listTagsForGlobalResource mediaconnect:tagGlobalResource mediaconnect:untagGlobalResource ' +
  'mediaconvert:getJobsQueryResults mediaconvert:startJobsQuery mediatailor:deleteFunction ' +
  'mediatailor:getFunction mediatailor:listFunctions mediatailor:putFunction neptunegraph:executeQuery ' +
  'neptunegraph:getQuery networkfirewall:updateProxySettings outposts:startOutpostDecommission ' +
  'qapps:createPresignedUrl quicksight:createTopicV2 quicksight:deleteTopicV2 ' +
  'quicksight:describeAnalysisDefinition quicksight:describeDashboardDefinition ' +
  'quicksight:describeTemplateDefinition quicksight:describeTopicPermissionsV2 quicksight:describeTopicV2 ' +
  'quicksight:listTopicsV2 quicksight:searchTopicsV2 quicksight:updateTopicPermissionsV2 quicksight:updateTopicV2 ' +
  'rds:describeServerlessV2PlatformVersions redshift:modifyLakehouseConfiguration ' +
  'redshiftserverless:updateLakehouseConfiguration resiliencehubv2:getDependencyInsights ' +
  'resiliencehubv2:listPolicyEvents resiliencehubv2:startDependencyInsights resourceexplorer2:listResources ' +
  'route53globalresolver:listSharedDNSViews route53resolver:batchCreateFirewallRule ' +
  'route53resolver:batchDeleteFirewallRule route53resolver:batchUpdateFirewallRule s3:renameObject ' +
  's3:writeGetObjectResponse s3control:deleteAccessPointScope s3control:deleteBucketLifecycleConfiguration ' +
  's3control:deleteBucketReplication s3control:deleteBucketTagging s3control:deletePublicAccessBlock ' +
  's3control:getAccessPointScope s3control:getBucket s3control:getBucketLifecycleConfiguration ' +
  's3control:getBucketReplication s3control:getPublicAccessBlock s3control:listAccessPointsForDirectoryBuckets ' +
  's3control:listRegionalBuckets s3control:putAccessPointScope s3control:putBucketLifecycleConfiguration ' +
  's3control:putBucketReplication s3control:putPublicAccessBlock s3vectors:putVectorBucketDefaultIndexMode ' +
  's3vectors:updateIndexMode sagemakerfeaturestoreruntime:updateRecord securityhub:batchUpdateFindingsV2 ' +
  'securityhub:getFindingStatisticsV2 securityhub:getFindingsV2 securityhub:getRemediationsV2 ' +
  'securityhub:listExposuresByRemediationV2 securityhub:registerConnectorV2 signin:createOAuth2TokenWithIAM ' +
  'signin:introspectOAuth2TokenWithIAM signin:revokeOAuth2TokenWithIAM socialmessaging:createWhatsAppDataset ' +
  'socialmessaging:getWhatsAppBusinessPublicKey socialmessaging:putWhatsAppBusinessPublicKey ' +
  'socialmessaging:sendWhatsAppConversionEvent support:completeAttachmentUpload ' +
  'support:describeAttachmentUploadStatus support:getAttachmentDownloadLink support:getAttachmentUploadLinks ' +
  'taxsettings:batchGetTaxExemptions taxsettings:getTaxExemptionTypes taxsettings:listTaxExemptions ' +
  'taxsettings:putTaxExemption transcribe:updateLanguageModel verifiedpermissions:batchGetPolicy ' +
  'vpclattice:batchUpdateRule wickr:updateNetwork';

/** The actions that take resources of a type, by `prefix type`. */
export const TAKERS: Readonly<Record<string, string>> = {
  's3 object':
    'InitiateReplication AbortMultipartUpload BypassGovernanceRetention DeleteObject DeleteObjectAnnotation ' +
    'DeleteObjectTagging DeleteObjectVersion DeleteObjectVersionAnnotation DeleteObjectVersionTagging GetObject ' +
    'GetObjectAcl GetObjectAnnotation GetObjectAttributes GetObjectLegalHold GetObjectRetention GetObjectTagging ' +
    'GetObjectTorrent GetObjectVersion GetObjectVersionAcl GetObjectVersionAnnotation ' +
    'GetObjectVersionAnnotationForReplication GetObjectVersionAttributes GetObjectVersionForReplication ' +
    'GetObjectVersionTagging GetObjectVersionTorrent ListMultipartUploadParts ListObjectAnnotations ' +
    'ListObjectVersionAnnotations ObjectOwnerOverrideToBucketOwner PutObject PutObjectAcl PutObjectAnnotation ' +
    'PutObjectLegalHold PutObjectRetention PutObjectTagging PutObjectVersionAcl PutObjectVersionAnnotation ' +
    'PutObjectVersionTagging ReplicateDelete ReplicateObject ReplicateObjectAnnotation ReplicateTags RestoreObject ' +
    'UpdateObjectEncryption',
  's3 bucket':
    'PauseReplication AllowVendedLogDeliveryForResource CreateBucket CreateBucketMetadataTableConfiguration ' +
    'DeleteBucket DeleteBucketMetadataTableConfiguration DeleteBucketPolicy DeleteBucketWebsite ' +
    'GetAccelerateConfiguration GetAnalyticsConfiguration GetBucketAbac GetBucketAcl GetBucketCORS ' +
    'GetBucketLocation GetBucketLogging GetBucketMetadataTableConfiguration GetBucketNotification ' +
    'GetBucketObjectLockConfiguration GetBucketOwnershipControls GetBucketPolicy GetBucketPolicyStatus ' +
    'GetBucketPublicAccessBlock GetBucketRequestPayment GetBucketTagging GetBucketVersioning GetBucketWebsite ' +
    'GetEncryptionConfiguration GetIntelligentTieringConfiguration GetInventoryConfiguration ' +
    'GetLifecycleConfiguration GetMetricsConfiguration GetReplicationConfiguration ListBucket ' +
    'ListBucketMultipartUploads ListBucketVersions ListTagsForResource PutAccelerateConfiguration ' +
    'PutAnalyticsConfiguration PutBucketAbac PutBucketAcl PutBucketCORS PutBucketLogging PutBucketNotification ' +
    'PutBucketObjectLockConfiguration PutBucketOwnershipControls PutBucketPolicy PutBucketPublicAccessBlock ' +
    'PutBucketRequestPayment PutBucketTagging PutBucketVersioning PutBucketWebsite PutEncryptionConfiguration ' +
    'PutIntelligentTieringConfiguration PutInventoryConfiguration PutLifecycleConfiguration PutMetricsConfiguration ' +
    'PutReplicationConfiguration TagResource UntagResource UpdateBucketMetadataAnnotationTableConfiguration ' +
    'UpdateBucketMetadataInventoryTableConfiguration UpdateBucketMetadataJournalTableConfiguration',
  'dynamodb index': 'DescribeContributorInsights PartiQLSelect Query Scan SearchVectors UpdateContributorInsights',
  'dynamodb table':
    'AssociateTableReplica CreateGlobalTableWitness CreateTableReplica DeleteGlobalTableWitness DeleteTableReplica ' +
    'ReadDataForReplication ReplicateSettings RestoreTableFromAwsBackup StartAwsBackupJob UpdateGlobalTableVersion ' +
    'WriteDataForReplication BatchGetItem BatchWriteItem ConditionCheckItem CreateBackup CreateGlobalTable ' +
    'CreateTable DeleteItem DeleteResourcePolicy DeleteTable DescribeContinuousBackups DescribeContributorInsights ' +
    'DescribeKinesisStreamingDestination DescribeTable DescribeTableReplicaAutoScaling DescribeTimeToLive ' +
    'DisableKinesisStreamingDestination EnableKinesisStreamingDestination ExportTableToPointInTime GetItem ' +
    'GetResourcePolicy ImportTable ListExports ListImports ListTagsOfResource PartiQLDelete PartiQLInsert ' +
    'PartiQLSelect PartiQLUpdate PutItem PutResourcePolicy Query RestoreTableFromBackup RestoreTableToPointInTime ' +
    'Scan SearchVectors TagResource UntagResource UpdateContinuousBackups UpdateContributorInsights ' +
    'UpdateGlobalTable UpdateGlobalTableSettings UpdateItem UpdateKinesisStreamingDestination UpdateTable ' +
    'UpdateTableReplicaAutoScaling UpdateTimeToLive',
  'sqs queue':
    'AddPermission CancelMessageMoveTask ChangeMessageVisibility CreateQueue DeleteMessage DeleteQueue ' +
    'GetQueueAttributes GetQueueUrl ListDeadLetterSourceQueues ListMessageMoveTasks ListQueueTags PurgeQueue ' +
    'ReceiveMessage RemovePermission SendMessage SetQueueAttributes StartMessageMoveTask TagQueue UntagQueue',
  'sns topic':
    'AddPermission ConfirmSubscription CreateTopic DeleteTopic GetDataProtectionPolicy GetSubscriptionAttributes ' +
    'GetTopicAttributes ListSubscriptionsByTopic ListTagsForResource Publish PutDataProtectionPolicy ' +
    'RemovePermission SetSubscriptionAttributes SetTopicAttributes Subscribe TagResource Unsubscribe UntagResource',
  'lambda function':
    'DisableReplication EnableReplication InvokeFunctionUrl AddPermission CreateAlias CreateFunction ' +
    'CreateFunctionUrlConfig DeleteAlias DeleteFunction DeleteFunctionCodeSigningConfig DeleteFunctionConcurrency ' +
    'DeleteFunctionEventInvokeConfig DeleteFunctionUrlConfig DeleteResourcePolicy GetAlias GetFunction ' +
    'GetFunctionCodeSigningConfig GetFunctionConcurrency GetFunctionConfiguration GetFunctionEventInvokeConfig ' +
    'GetFunctionRecursionConfig GetFunctionScalingConfig GetFunctionUrlConfig GetPolicy GetResourcePolicy ' +
    'GetRuntimeManagementConfig InvokeAsync InvokeFunction ListAliases ListDurableExecutionsByFunction ' +
    'ListFunctionEventInvokeConfigs ListFunctionUrlConfigs ListProvisionedConcurrencyConfigs ListTags ' +
    'ListVersionsByFunction PublishVersion PutFunctionCodeSigningConfig PutFunctionConcurrency ' +
    'PutFunctionEventInvokeConfig PutFunctionRecursionConfig PutFunctionScalingConfig PutResourcePolicy ' +
    'PutRuntimeManagementConfig RemovePermission TagResource UntagResource UpdateAlias UpdateFunctionCode ' +
    'UpdateFunctionCodeSigningConfig UpdateFunctionConfiguration UpdateFunctionEventInvokeConfig ' +
    'UpdateFunctionUrlConfig',
  'secretsmanager secret':
    'CancelRotateSecret CreateSecret DeleteResourcePolicy DeleteSecret DescribeSecret GetResourcePolicy ' +
    'GetSecretValue ListSecretVersionIds PutResourcePolicy PutSecretValue RemoveRegionsFromReplication ' +
    'ReplicateSecretToRegions RestoreSecret RotateSecret StopReplicationToReplica TagResource UntagResource ' +
    'UpdateSecret UpdateSecretVersionStage ValidateResourcePolicy',
  'ssm parameter':
    'AddTagsToResource DeleteParameter DeleteParameters DeleteResourcePolicy GetParameter GetParameterHistory ' +
    'GetParameters GetParametersByPath GetResourcePolicies LabelParameterVersion ListTagsForResource PutParameter ' +
    'PutResourcePolicy RemoveTagsFromResource UnlabelParameterVersion',
  'ssm document':
    'GetCalendar PutCalendar AddTagsToResource CreateAssociation CreateAssociationBatch CreateDocument ' +
    'DeleteAssociation DeleteDocument DeleteResourcePolicy DescribeAssociation DescribeDocument ' +
    'DescribeDocumentParameters DescribeDocumentPermission GetCalendarState GetDocument GetResourcePolicies ' +
    'ListDocumentMetadataHistory ListDocumentVersions ListTagsForResource ModifyDocumentPermission ' +
    'PutResourcePolicy RemoveTagsFromResource SendCommand StartAutomationExecution StartChangeRequestExecution ' +
    'StartSession UpdateAssociation UpdateAssociationStatus UpdateDocument UpdateDocumentDefaultVersion ' +
    'UpdateDocumentMetadata',
  'kms key':
    'SynchronizeMultiRegionKey CancelKeyDeletion CreateAlias CreateGrant Decrypt DeleteAlias ' +
    'DeleteImportedKeyMaterial DeriveSharedSecret DescribeKey DisableKey DisableKeyRotation EnableKey ' +
    'EnableKeyRotation Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext ' +
    'GenerateDataKeyWithoutPlaintext GenerateMac GetKeyLastUsage GetKeyPolicy GetKeyRotationStatus ' +
    'GetParametersForImport GetPublicKey ImportKeyMaterial ListGrants ListKeyPolicies ListKeyRotations ' +
    'ListResourceTags PutKeyPolicy ReEncryptFrom ReEncryptTo ReplicateKey RetireGrant RevokeGrant RotateKeyOnDemand ' +
    'ScheduleKeyDeletion Sign TagResource UntagResource UpdateAlias UpdateKeyDescription UpdatePrimaryRegion Verify ' +
    'VerifyMac',
  'states statemachine':
    'CreateStateMachine CreateStateMachineAlias DeleteStateMachine DeleteStateMachineAlias ' +
    'DeleteStateMachineVersion DescribeStateMachine DescribeStateMachineAlias ListExecutions ' +
    'ListStateMachineAliases ListStateMachineVersions ListTagsForResource PublishStateMachineVersion StartExecution ' +
    'StartSyncExecution TagResource UntagResource UpdateStateMachine UpdateStateMachineAlias',
  'states execution':
    'DescribeExecution DescribeStateMachineForExecution GetExecutionHistory ListMapRuns RedriveExecution ' +
    'StopExecution',
  'states activity':
    'CreateActivity DeleteActivity DescribeActivity GetActivityTask ListTagsForResource TagResource UntagResource',
  'states maprun': 'DescribeMapRun ListExecutions UpdateMapRun',
  'kinesis stream':
    'AddTagsToStream AssociateStreamsWithChannel CreateStream DecreaseStreamRetentionPeriod DeleteResourcePolicy ' +
    'DeleteStream DescribeStream DescribeStreamSummary GetRecords GetResourcePolicy GetShardIterator ' +
    'IncreaseStreamRetentionPeriod ListShards ListStreamConsumers ListTagsForResource ListTagsForStream MergeShards ' +
    'PutRecord PutRecords PutResourcePolicy RegisterStreamConsumer RemoveTagsFromStream SplitShard ' +
    'StartStreamEncryption StopStreamEncryption TagResource UntagResource UpdateMaxRecordSize ' +
    'UpdateStreamRecordDistributionStrategy UpdateStreamWarmThroughput',
  'firehose deliverystream':
    'CreateDeliveryStream DeleteDeliveryStream DescribeDeliveryStream ListTagsForDeliveryStream PutRecord ' +
    'PutRecordBatch StartDeliveryStreamEncryption StopDeliveryStreamEncryption TagDeliveryStream ' +
    'UntagDeliveryStream UpdateDestination',
  'logs log-stream': 'CreateLogStream DeleteLogStream GetLogEvents PutLogEvents',
  'logs log-group':
    'IntegrateWithDataset IntegrateWithS3Table ProcessWithPipeline Unmask AssociateKmsKey CreateExportTask ' +
    'CreateLogAnomalyDetector CreateLogGroup DeleteDataProtectionPolicy DeleteLogGroup DeleteMetricFilter ' +
    'DeleteRetentionPolicy DeleteSubscriptionFilter DeleteSyslogConfiguration DeleteTransformer DescribeLogStreams ' +
    'DescribeMetricFilters DescribeSubscriptionFilters DisassociateKmsKey FilterLogEvents GetDataProtectionPolicy ' +
    'GetLogGroupFields GetLogRecord GetQueryResults GetTransformer ListTagsForResource ListTagsLogGroup ' +
    'PutBearerTokenAuthentication PutDataProtectionPolicy PutLogGroupDeletionProtection PutMetricFilter ' +
    'PutRetentionPolicy PutSubscriptionFilter PutSyslogConfiguration PutTransformer StartLiveTail StartQuery ' +
    'TagLogGroup TagResource UntagLogGroup UntagResource',
  'ecs service':
    'ContinueServiceDeployment CreateExpressGatewayService CreateService DeleteExpressGatewayService DeleteService ' +
    'DescribeExpressGatewayService DescribeServiceDeployments DescribeServiceRevisions DescribeServices ' +
    'ListServiceDeployments ListTagsForResource StopServiceDeployment TagResource UntagResource ' +
    'UpdateExpressGatewayService UpdateService UpdateServicePrimaryTaskSet',
  'ecs task':
    'DescribeTasks ExecuteCommand GetTaskProtection ListTagsForResource StopTask TagResource UntagResource ' +
    'UpdateTaskProtection',
  'ecs task-definition':
    'DeleteTaskDefinitions ListTagsForResource RegisterTaskDefinition RunTask StartTask TagResource UntagResource',
  'ecs cluster':
    'AllowVendedLogDeliveryForResource PutSystemLogEvents CreateCluster DeleteCluster DeregisterContainerInstance ' +
    'DescribeClusters ExecuteCommand ListAttributes ListContainerInstances ListTagsForResource ' +
    'PutClusterCapacityProviders RegisterContainerInstance SubmitAttachmentStateChanges SubmitContainerStateChange ' +
    'SubmitTaskStateChange TagResource UntagResource UpdateCluster UpdateClusterSettings',
  'ec2 instance':
    'PauseVolumeIO SendSpotInstanceInterruptions AssociateAddress AssociateApplicationStatusCheck ' +
    'AssociateIamInstanceProfile AttachClassicLinkVpc AttachNetworkInterface AttachVolume ' +
    'CreateDelegateMacVolumeOwnershipTask CreateFleet CreateImage CreateInstanceExportTask ' +
    'CreateMacSystemIntegrityProtectionModificationTask CreateNetworkInsightsPath CreateReplaceRootVolumeTask ' +
    'CreateSnapshots CreateTags DeleteTags DescribeInstanceAttribute DetachClassicLinkVpc DetachNetworkInterface ' +
    'DetachVolume DisableApplicationStatusCheckSuppression DisableInstanceSqlHaStandbyDetections ' +
    'DisassociateApplicationStatusCheck DisassociateIamInstanceProfile EnableApplicationStatusCheckSuppression ' +
    'EnableInstanceSqlHaStandbyDetections GetConsoleOutput GetConsoleScreenshot GetInstanceTpmEkPub ' +
    'GetInstanceUefiData GetLaunchTemplateData GetPasswordData ImportInstance ModifyInstanceAttribute ' +
    'ModifyInstanceCapacityReservationAttributes ModifyInstanceCpuOptions ModifyInstanceCreditSpecification ' +
    'ModifyInstanceEventStartTime ModifyInstanceMaintenanceOptions ModifyInstanceMetadataOptions ' +
    'ModifyInstanceNetworkPerformanceOptions ModifyInstancePlacement ModifyNetworkInterfaceAttribute ' +
    'ModifyPrivateDnsNameOptions MonitorInstances RebootInstances ReplaceIamInstanceProfileAssociation ' +
    'ReportInstanceStatus ResetInstanceAttribute RunInstances SendDiagnosticInterrupt StartInstances StopInstances ' +
    'TerminateInstances UnmonitorInstances',
  'glue job':
    'BatchGetJobs BatchStopJobRun CreateJob DeleteJob GetDataQualityModel GetDataQualityModelResult GetJob ' +
    'GetJobRun GetJobRuns GetJobUpgradeAnalysis GetTags ListJobUpgradeAnalyses PutDataQualityProfileAnnotation ' +
    'PutDataQualityStatisticAnnotation StartJobRun StartJobUpgradeAnalysis StopJobUpgradeAnalysis TagResource ' +
    'UntagResource UpdateJob UpdateJobFromSourceControl UpdateSourceControlFromJob UpgradeJob',
  'glue crawler':
    'BatchGetCrawlers DeleteCrawler GetCrawler GetTags ListCrawls StartCrawler StopCrawler TagResource ' +
    'UntagResource UpdateCrawler',
  'athena workgroup':
    'BatchGetNamedQuery BatchGetPreparedStatement BatchGetQueryExecution CancelQueryExecution CreateNamedQuery ' +
    'CreateNotebook CreatePreparedStatement CreatePresignedNotebookUrl CreateWorkGroup DeleteNamedQuery ' +
    'DeleteNotebook DeletePreparedStatement DeleteWorkGroup ExportNotebook GetCalculationExecution ' +
    'GetCalculationExecutionCode GetCalculationExecutionStatus GetNamedQuery GetNotebookMetadata ' +
    'GetPreparedStatement GetQueryExecution GetQueryResults GetQueryResultsStream GetQueryRuntimeStatistics ' +
    'GetResourceDashboard GetSession GetSessionEndpoint GetSessionStatus GetWorkGroup ImportNotebook ' +
    'ListCalculationExecutions ListNamedQueries ListNotebookMetadata ListNotebookSessions ListPreparedStatements ' +
    'ListQueryExecutions ListSessions ListTagsForResource PutCapacityAssignmentConfiguration ' +
    'StartCalculationExecution StartQueryExecution StartSession StopCalculationExecution StopQueryExecution ' +
    'TagResource TerminateSession UntagResource UpdateNamedQuery UpdateNotebook UpdateNotebookMetadata ' +
    'UpdatePreparedStatement UpdateWorkGroup',
  'codebuild project':
    'BatchDeleteBuilds BatchGetBuildBatches BatchGetBuilds BatchGetProjects BatchGetSandboxes CreateProject ' +
    'CreateWebhook DeleteBuildBatch DeleteProject DeleteResourcePolicy DeleteWebhook GetResourcePolicy ' +
    'InvalidateProjectCache ListBuildBatchesForProject ListBuildsForProject ListSandboxesForProject ' +
    'PutResourcePolicy RetryBuild RetryBuildBatch StartBuild StartBuildBatch StartSandbox StopBuild StopBuildBatch ' +
    'StopSandbox UpdateProject UpdateProjectVisibility UpdateWebhook',
  'codepipeline pipeline':
    'CreatePipeline DeletePipeline GetPipeline GetPipelineExecution GetPipelineState ListActionExecutions ' +
    'ListDeployActionExecutionTargets ListPipelineExecutions ListRuleExecutions ListTagsForResource PutWebhook ' +
    'StartPipelineExecution StopPipelineExecution TagResource UntagResource UpdatePipeline',
  'cloudformation stack':
    'CancelUpdateStack ContinueUpdateRollback CreateChangeSet CreateStack CreateStackRefactor DeleteChangeSet ' +
    'DeleteStack DescribeChangeSet DescribeChangeSetHooks DescribeEvents DescribeStackEvents DescribeStackRefactor ' +
    'DescribeStackResource DescribeStackResourceDrifts DescribeStackResources DescribeStacks DetectStackDrift ' +
    'DetectStackResourceDrift ExecuteChangeSet ExecuteStackRefactor GetStackPolicy GetTemplate GetTemplateSummary ' +
    'ListChangeSets ListHookResults ListStackRefactorActions ListStackRefactors ListStackResources ' +
    'RecordHandlerProgress RollbackStack SetStackPolicy SignalResource TagResource UntagResource UpdateStack ' +
    'UpdateTerminationProtection',
  'scheduler schedule': 'CreateSchedule DeleteSchedule GetSchedule UpdateSchedule',
  'events event-bus':
    'AllowVendedLogDeliveryForResource CreateArchive CreateEventBus DeleteEventBus DescribeEventBus ' +
    'ListTagsForResource PutEvents StartReplay TagResource UntagResource UpdateEventBus',
  'rds-data cluster':
    'BatchExecuteStatement BeginTransaction CommitTransaction ExecuteSql ExecuteStatement RollbackTransaction',
  'bedrock foundation-model':
    'CountTokens CreateAdvancedPromptOptimizationJob CreateEvaluationJob CreateInferenceProfile ' +
    'CreateModelCustomizationJob CreateModelEvaluationJob CreateModelInvocationJob CreatePromptRouter ' +
    'CreateProvisionedModelThroughput DetectGeneratedContent GetFoundationModel InvokeModel ' +
    'InvokeModelWithResponseStream UpdateProvisionedModelThroughput',
  'sagemaker endpoint':
    'AddTags CreateEndpoint CreateInferenceComponent DeleteEndpoint DeleteTags DescribeEndpoint InvokeEndpoint ' +
    'InvokeEndpointAsync InvokeEndpointWithResponseStream ListTags UpdateEndpoint ' +
    'UpdateEndpointWeightsAndCapacities',
};
