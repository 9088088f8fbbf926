/** Values that CloudFormation knows by itself, as a local run has them; a configuration may say others. */
export const PSEUDO_PARAMETERS: Readonly<Record<string, string>> = {
  'AWS::AccountId': '123456789012',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
  'AWS::StackName': 'local',
  'AWS::URLSuffix': 'amazonaws.com',
};
